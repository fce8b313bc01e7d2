/** The one maker of elements, of HTML and SVG, with nested children and optional attributes, in whichever document is at hand: the browser's, or the build's. */

type Attribute = string | number | boolean | null | undefined;
export type Attributes = Readonly<Record<string, Attribute>>;
export type Child = Node | string | null | undefined | false | readonly Child[];

export type MakeElement = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes?: Attributes,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K];

/** A maker of elements: texts become text nodes, so nothing from data is ever read as HTML. */
export function maker(document: Document): MakeElement {
  return <K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes: Attributes = {},
    ...children: readonly Child[]
  ) => {
    return fill(document.createElement(name), attributes, children);
  };
}

/** Sets attributes, but those that are null, undefined or false, and appends children, but those that are nothing. */
function fill<T extends Element>(made: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (isList(child)) append(parent, child);
    else parent.append(child);
  }
}

function isList(child: Node | string | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

/** An empty SVG picture with a name; the caller draws into it. */
export function picture(
  document: Document,
  width: number,
  height: number,
  label: string,
  className: string
): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("class", className);
  return svg;
}

/** An SVG element. */
export function svg(
  document: Document,
  tag: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): Element {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** A piece of prose: plain, or set strong. */
export type Prose = readonly (string | {readonly strong: string})[];

/** Prose as nodes. */
export function prose(document: Document, text: Prose): Node[] {
  return text.map((part) =>
    typeof part === "string" ? document.createTextNode(part) : maker(document)("b", {}, part.strong)
  );
}
