// A brush over the timeline: dragging from one bar to another asks for the days in between.

/** Let days be chosen by dragging over the bars of an SVG; `chosen` gets the first and the last day. */
export function brush(svg: SVGSVGElement, chosen: (since: string, until: string) => void): void {
  let from: SVGRectElement | null = null;
  let band: SVGRectElement | null = null;
  let moved = false;

  const at = (event: PointerEvent): SVGRectElement | null => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    return found instanceof SVGRectElement && found.classList.contains("back") ? found : null;
  };
  const edges = (a: SVGRectElement, b: SVGRectElement): [SVGRectElement, SVGRectElement] =>
    a.x.baseVal.value <= b.x.baseVal.value ? [a, b] : [b, a];

  svg.addEventListener("pointerdown", (event) => {
    from = at(event);
    moved = false;
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    const to = at(event);
    if (!from || !to || (to === from && !moved)) return;
    moved = true;
    if (!band) {
      band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      band.setAttribute("class", "brush");
      band.setAttribute("height", "48");
      band.setAttribute("pointer-events", "none");
      svg.append(band);
    }
    const [first, last] = edges(from, to);
    band.setAttribute("x", String(first.x.baseVal.value));
    band.setAttribute("width", String(last.x.baseVal.value - first.x.baseVal.value + 10));
  });
  svg.addEventListener("pointerup", (event) => {
    const to = at(event);
    if (from && to && moved) {
      const [first, last] = edges(from, to);
      chosen(first.dataset["start"] ?? "", last.dataset["end"] ?? "");
    }
    band?.remove();
    from = band = null;
  });
  // a drag is no click on the bar that it ends on
  svg.addEventListener("click", (event) => moved && (event.preventDefault(), event.stopPropagation()), true);
}
