// The keys of the desk: j and k through the list, Enter and Esc on an incident, / f m ? to go somewhere, others to act.

/** Listen for keys; `open` shows the incident with an id, or none for "". */
export function onKeys(open: (id: string) => void): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && target.closest("input, textarea, select")) {
      target.blur();
      return;
    }
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    const done = act(event.key, target, open);
    if (done) event.preventDefault();
  });
}

function act(key: string, target: HTMLElement, open: (id: string) => void): boolean {
  if (key !== "?" && click(`[data-page-keys] [data-key="${CSS.escape(key)}"]`)) return true;
  switch (key) {
    case "/":
      return focus("#q");
    case "f":
      return focus(".filters input");
    case "m":
      return focus("#map canvas");
    case "?":
      return go("/help");
    case "j":
      return step(1, open);
    case "k":
      return step(-1, open);
    case "n":
      return account();
    case "a":
    case "x":
    case "c":
      return press(key);
    case "0":
    case "2":
    case "i":
    case "v":
    case "p":
    case "z":
      return click(`[data-key="${key}"]`);
    case "g":
      return go("/day/new");
    case "l":
      return go("/pairs");
    case "w":
    case "o":
    case "r":
      return unfold(key);
    case "Escape":
      if (!document.querySelector(".panel .incident")) return false;
      open("");
      return true;
    case "Enter": {
      const id = document.querySelector<HTMLElement>(".panel .incident")?.dataset["id"];
      if (!id || target.closest("a, button, summary")) return false;
      location.assign(`/incidents/${id}`);
      return true;
    }
    default:
      return false;
  }
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.closest("details")?.setAttribute("open", "");
  found?.focus();
  return Boolean(found);
}

/** Go to the next account, the first after the last. */
function account(): boolean {
  const accounts = [...document.querySelectorAll<HTMLElement>("[data-account]")];
  const at = accounts.findIndex((one) => one.contains(document.activeElement));
  const next = accounts[(at + 1) % accounts.length];
  next?.querySelector<HTMLElement>("a")?.focus();
  return Boolean(next);
}

/** Press what bears a key in the account that has the focus, else in the first. */
function press(key: string): boolean {
  const here = document.activeElement?.closest("[data-account]") ?? document.querySelector("[data-account]");
  const found = here?.querySelector<HTMLElement>(`[data-key="${key}"]`);
  found?.click();
  return Boolean(found);
}

function go(address: string): boolean {
  location.assign(address);
  return true;
}

function click(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.click();
  return Boolean(found);
}

/** Open what a key opens and go to its first field. */
function unfold(key: string): boolean {
  const details = document.querySelector(`[data-open="${key}"]`)?.closest("details");
  details?.setAttribute("open", "");
  details?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")?.focus();
  return Boolean(details);
}

function step(by: number, open: (id: string) => void): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(".list tr[data-id]")];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (!next) return false;
  for (const row of rows) row.removeAttribute("aria-current");
  next.setAttribute("aria-current", "true");
  next.scrollIntoView({ block: "nearest" });
  open(next.dataset["id"] ?? "");
  return true;
}
