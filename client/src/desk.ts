// What every page loads. Pages work without it; with it, the desk keeps its map and its place while the list changes.
import { corrections } from "./correct";
import { onKeys } from "./keys";
import { brush } from "./timeline";
import { dropFiles } from "./drop";
import { rememberName } from "./name";
import type { DeskMap } from "./map";

const SWAPPED = [".filters", ".timeline", ".status", ".list-part", ".panel", ".find"];
let map: DeskMap | null = null;
let asked = 0;

function desk(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".desk");
}

/** Show another state of the desk: what changed is taken from the server's page, the map stays. */
async function show(address: string, push = true): Promise<void> {
  const mine = ++asked;
  await put(await fetch(address, { headers: { accept: "text/html" } }), mine, address, push);
}

/** Put the parts of a page that the server answered in the place of those that are shown. */
async function put(answer: Response, mine: number, address: string, push: boolean): Promise<void> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector<HTMLElement>(".desk");
  const here = desk();
  if (mine !== asked) return;
  if (!answer.ok || !next || !here) {
    location.assign(address);
    return;
  }
  if (push) history.pushState(null, "", address);
  document.title = page.title;
  const focused = document.activeElement?.id;
  for (const part of SWAPPED) {
    const old = document.querySelector(part);
    const fresh = page.querySelector(part);
    if (old && fresh) old.replaceWith(fresh);
    else if (fresh && part === ".timeline") document.querySelector(".status")?.before(fresh);
    else old?.remove();
  }
  here.className = next.className;
  here.dataset["spots"] = next.dataset["spots"] ?? "";
  if (focused) document.getElementById(focused)?.focus();
  ready();
  void map?.update(here.dataset["spots"] ?? "", chosen());
}

function chosen(): string {
  return document.querySelector<HTMLElement>(".panel .incident")?.dataset["id"] ?? "";
}

/** The address of this state with some parameters set, or removed where the value is empty. */
function address(changes: Record<string, string>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return `/?${query}`;
}

function ready(): void {
  const timeline = document.querySelector<SVGSVGElement>(".timeline svg");
  if (timeline) brush(timeline, (since, until) => void show(address({ since, until, page: "" })));
  for (const row of document.querySelectorAll<HTMLElement>(".list tr[data-id]")) {
    row.addEventListener("mouseenter", () => map?.point(row.dataset["id"] ?? ""));
    row.addEventListener("mouseleave", () => map?.point(""));
  }
  rememberName();
}

document.addEventListener("click", (event) => {
  if (!desk() || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>("a");
  const row = (event.target as Element).closest<HTMLElement>(".list tr[data-id]");
  const to = link?.getAttribute("href") ?? (row ? address({ incident: row.dataset["id"] ?? "" }) : "");
  if (!to.startsWith("/?") || new URLSearchParams(to.slice(2)).has("lang")) return;
  event.preventDefault();
  void show(to);
});

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!desk() || form.method !== "get" || new URL(form.action).pathname !== "/") return;
  event.preventDefault();
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) query.append(name, value);
  void show(`/?${query}`);
});

// what is done to an incident is sent from where it stands: the page stays, and shows what came of it
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!desk() || !("stay" in form.dataset)) return;
  event.preventDefault();
  const mine = ++asked;
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) if (typeof value === "string") sent.append(name, value);
  void fetch(form.action, { method: "POST", body: sent, headers: { accept: "text/html" } }).then((answer) =>
    answer.ok ? put(answer, mine, location.pathname + location.search, false) : tell(answer),
  );
});

/** Say in the panel, in the server's words, why something was not done. */
async function tell(answer: Response): Promise<void> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector("[role=alert]");
  document.querySelector(".panel [role=alert]")?.remove();
  if (told) document.querySelector(".panel .steps")?.prepend(told);
}

window.addEventListener("popstate", () => {
  if (desk()) void show(location.href, false);
});

async function start(): Promise<void> {
  ready();
  dropFiles();
  corrections();
  onKeys((id) => void show(address({ incident: id })));
  const place = document.getElementById("map");
  const here = desk();
  if (!place || !here) return;
  const module = "/static/built/map.js";
  const { openMap } = (await import(module)) as typeof import("./map");
  map = await openMap(place, {
    choose: (id) => void show(address({ incident: id })),
    within: (box) => void show(address({ box, page: "" })),
    moved: (view) => history.replaceState(null, "", address({ map: view })),
    view: new URLSearchParams(location.search).get("map") ?? "",
  });
  await map.update(here.dataset["spots"] ?? "", chosen());
}

void start();
