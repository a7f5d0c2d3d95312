// Who decides is asked once: the name is kept in this browser, and stands in every form from then on.
const KEY = "tawatur.by";

/** Fill in the name that was given last, and keep the one that is given now. */
export function rememberName(): void {
  for (const field of fields()) {
    field.value ||= localStorage.getItem(KEY) ?? "";
    field.addEventListener("change", () => {
      localStorage.setItem(KEY, field.value);
      document.cookie = `by=${encodeURIComponent(field.value.trim())}; path=/; max-age=31536000; samesite=strict`;
      for (const other of fields()) other.value ||= field.value;
    });
  }
}

function fields(): NodeListOf<HTMLInputElement> {
  return document.querySelectorAll("input[name=by]");
}
