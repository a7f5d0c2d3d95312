// Files dropped anywhere on the page for adding go into its file field.

/** Let files be dropped where there is a field for them. */
export function dropFiles(): void {
  const label = document.querySelector<HTMLElement>(".drop");
  const field = label?.querySelector<HTMLInputElement>("input[type=file]");
  if (!label || !field) return;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    label.classList.add("over");
  });
  document.addEventListener("dragleave", () => label.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    label.classList.remove("over");
    if (event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
  });
}
