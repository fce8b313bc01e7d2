/** Single elements of HTML and SVG, and pieces of prose (see maker.ts for views of many parts). */
import {fill, type Attributes, type Child} from "./maker.js";

/** An HTML element; attributes that are null are left out, and so are children that are null. */
export function element(
  document: Document,
  tag: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElement {
  return fill(document.createElement(tag), attributes, children);
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
    typeof part === "string" ? document.createTextNode(part) : element(document, "b", {}, part.strong)
  );
}
