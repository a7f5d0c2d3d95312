// Who decides is asked once: the name is kept in this browser and filled in the next time.
const KEY = "tawatur.by";

/** Fill in the name that was given last, and keep the one that is given now. */
export function rememberName(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name=by]")) {
    field.value ||= localStorage.getItem(KEY) ?? "";
    field.addEventListener("change", () => localStorage.setItem(KEY, field.value));
  }
}
