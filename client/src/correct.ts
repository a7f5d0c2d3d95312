// What helps to correct an event: words of the text as evidence, actors one after the other, places on a map.

/** Make ready the forms that correct events, where the page has any. */
export function corrections(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form.correct")) {
    for (const field of form.querySelectorAll<HTMLInputElement>("input[list=actors]")) severalOf(field);
    const picker = form.querySelector<HTMLDetailsElement>("details.onmap");
    if (!picker) continue;
    const open = (): void => {
      if (!picker.open) return;
      picker.removeEventListener("toggle", open);
      void placesOn(form, picker);
    };
    picker.addEventListener("toggle", open);
    open(); // it may have been opened before the script was there
  }
  evidence();
}

/** Suggest a name after each comma, not only the first. */
function severalOf(field: HTMLInputElement): void {
  const every = [...(document.getElementById("actors")?.querySelectorAll("option") ?? [])].map((option) => option.value);
  const own = document.createElement("datalist");
  own.id = `actors-${Math.random().toString(36).slice(2)}`;
  field.after(own);
  field.setAttribute("list", own.id);
  const suggest = (): void => {
    const [, head = "", part = ""] = /^(.*[,،]\s*)?(.*)$/s.exec(field.value) ?? [];
    const wanted = part.trim().toLowerCase();
    const found = every.filter((name) => !wanted || name.toLowerCase().includes(wanted)).slice(0, 12);
    own.replaceChildren(...found.map((name) => new Option(head + name, head + name)));
  };
  field.addEventListener("input", suggest);
  field.addEventListener("focus", suggest);
}

/** Words that are selected in the text become the evidence of a field of the event that is open. */
function evidence(): void {
  const text = document.querySelector<HTMLElement>(".text");
  const bar = document.querySelector<HTMLElement>(".evidence");
  if (!text || !bar) return;
  document.addEventListener("selectionchange", () => {
    const found = selected(text);
    bar.hidden = !found || !openForm();
    if (found) bar.dataset["words"] = found.words;
    if (found) bar.dataset["at"] = String(found.at);
  });
  for (const button of bar.querySelectorAll("button")) {
    // the selection stays while the button is pressed
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const form = openForm();
      const name = button.dataset["field"] ?? "";
      const words = form?.querySelector<HTMLInputElement>(`[name=words_${name}]`);
      const at = form?.querySelector<HTMLInputElement>(`[name=at_${name}]`);
      if (!words || !at) return;
      words.value = bar.dataset["words"] ?? "";
      at.value = bar.dataset["at"] ?? "";
      words.closest("details")?.setAttribute("open", "");
      getSelection()?.removeAllRanges();
      words.focus();
    });
  }
  // words that are typed are looked for anew
  document.addEventListener("input", (event) => {
    const name = (event.target as HTMLInputElement).name ?? "";
    const form = (event.target as HTMLElement).closest("form");
    const at = name.startsWith("words_") ? form?.querySelector<HTMLInputElement>(`[name=at_${name.slice(6)}]`) : null;
    if (at) at.value = "";
  });
}

function openForm(): HTMLFormElement | null {
  const here = document.activeElement?.closest<HTMLFormElement>("form.correct");
  return here ?? document.querySelector<HTMLFormElement>("details[open] > form.correct");
}

/** What is selected within the text, with how many characters stand before it. */
function selected(text: HTMLElement): { words: string; at: number } | null {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  return words.trim() ? { words: words.trim(), at: [...before.toString()].length + lead } : null;
}

interface Known {
  id: string;
  name: string;
  about: string;
  lat: number;
  lon: number;
  km: number;
}

/** Show a map on which a place of the gazetteer is picked: those near to where one clicks, or to the middle on Enter. */
async function placesOn(form: HTMLFormElement, picker: HTMLElement): Promise<void> {
  const [field, id] = [form.querySelector<HTMLInputElement>("[name=place]"), form.querySelector<HTMLInputElement>("[name=place_id]")];
  const [spot, list] = [picker.querySelector<HTMLElement>(".picker"), picker.querySelector<HTMLElement>(".near")];
  if (!field || !id || !spot || !list) return;
  field.addEventListener("input", () => (id.value = ""));
  const module = "/static/built/map.js";
  const { openPicker } = (await import(module)) as typeof import("./map");
  const show = await openPicker(spot, async (lat, lon) => {
    const answer = await fetch(`/api/places?lat=${lat.toFixed(4)}&lon=${lon.toFixed(4)}`);
    if (!answer.ok) return;
    const found = ((await answer.json()) as { places: Known[] }).places;
    show(found.map((one) => [one.lon, one.lat, one.km]));
    list.replaceChildren(
      ...found.map((one) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "quiet";
        const about = document.createElement("span");
        about.className = "dim";
        about.textContent = ` ${one.about}`;
        const name = document.createElement("bdi");
        name.textContent = one.name;
        button.append(name, about);
        button.addEventListener("click", () => {
          field.value = one.name;
          id.value = one.id;
          show([[one.lon, one.lat, one.km]]);
          field.focus();
        });
        return button;
      }),
    );
  });
}
