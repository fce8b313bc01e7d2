/** Elements made with whichever document is at hand: the browser's, or the build's. */

export type Child = Node | string | null;
export type Attributes = Readonly<Record<string, string | number | null>>;

/** An HTML element; attributes that are null are left out, and so are children that are null. */
export function element(document: Document, tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function svg(document: Document, tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill<T extends Element>(target: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) target.setAttribute(name, String(value));
  for (const child of children) if (child !== null) target.append(child);
  return target;
}

/** A piece of prose: plain, or set strong. */
export type Prose = readonly (string | {readonly strong: string})[];

/** Prose as nodes. */
export function prose(document: Document, text: Prose): Node[] {
  return text.map((part) =>
    typeof part === "string" ? document.createTextNode(part) : element(document, "b", {}, part.strong)
  );
}
