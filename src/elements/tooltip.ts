/**
 * One tooltip for all charts of a page. Whatever carries a `data-tip` (a title and rows of label and
 * value, written by `tip`) shows it under the pointer or while it has the focus. The attribute is text,
 * so the build can write it, and the tooltip only ever sets text.
 */
import {maker} from "./elements.js";

export interface Tip {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
}

/** The attribute that gives an element a tooltip. */
export function tip(title: string, rows: Tip["rows"]): {readonly "data-tip": string} {
  const content: Tip = {title, rows};
  return {"data-tip": JSON.stringify(content)};
}

/** Of what `tip` wrote, all that is text: whatever else stands in the attribute isn't shown. */
export function tipFrom(attribute: string): Tip {
  const content: unknown = JSON.parse(attribute);
  if (typeof content !== "object" || content === null) return {title: "", rows: []};
  const rows: readonly unknown[] = "rows" in content && Array.isArray(content.rows) ? content.rows : [];
  return {
    title: "title" in content ? textOf(content.title) : "",
    rows: rows.flatMap((row) => (Array.isArray(row) ? [[textOf(row[0]), textOf(row[1])] as const] : []))
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Lets the tooltips of a page show. Returns a function that ends it. */
export function showTips(document: Document): () => void {
  const h = maker(document);
  const box = h("div", {class: "tooltip", role: "tooltip", id: "tooltip", hidden: ""});
  document.body.append(box);
  let current: Element | null = null;

  const show = (target: Element, x: number, y: number): void => {
    if (target !== current) {
      current?.removeAttribute("aria-describedby");
      current = target;
      const content = tipFrom(target.getAttribute("data-tip") ?? "");
      box.replaceChildren(h("strong", {}, content.title), rowsOf(document, content));
      box.hidden = false;
      target.setAttribute("aria-describedby", "tooltip");
    }
    const {width, height} = box.getBoundingClientRect();
    const edge = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(x + 14, edge - width - 8));
    const below = y + 18 + height < document.documentElement.clientHeight;
    box.style.transform = `translate(${left}px, ${below ? y + 18 : Math.max(8, y - height - 12)}px)`;
  };
  const hide = (): void => {
    current?.removeAttribute("aria-describedby");
    current = null;
    box.hidden = true;
  };
  const tipped = (event: Event): Element | null =>
    event.target instanceof Element ? event.target.closest("[data-tip]") : null;

  const onPointer = (event: PointerEvent): void => {
    const target = tipped(event);
    if (target) show(target, event.clientX, event.clientY);
    else if (current) hide();
  };
  const onFocus = (event: FocusEvent): void => {
    const target = tipped(event);
    if (!target) return hide();
    const {left, bottom} = target.getBoundingClientRect();
    show(target, left, bottom - 10);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") hide();
  };
  const listening = new AbortController();
  const {signal} = listening;
  document.addEventListener("pointermove", onPointer, {signal, passive: true});
  document.addEventListener("pointerdown", onPointer, {signal, passive: true});
  document.addEventListener("focusin", onFocus, {signal});
  document.addEventListener("focusout", hide, {signal});
  document.addEventListener("keydown", onKey, {signal});
  document.addEventListener("scroll", hide, {signal, passive: true, capture: true});
  return () => {
    listening.abort();
    box.remove();
  };
}

function rowsOf(document: Document, {rows}: Tip): HTMLElement {
  const h = maker(document);
  const cells = rows.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]);
  return h("dl", {}, ...cells);
}
