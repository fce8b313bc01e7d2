/**
 * Text and elements as a page holds them once built. The build reads pages as Markdown with HTML, so
 * besides HTML's own characters the dollar sign (`${…}` would run as code) and line breaks (a blank
 * line would end the block) must not pass.
 */

/** A text from the data as text in HTML, in an element or in a quoted attribute. */
export function escapeText(text: string): string {
  return fold(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("`", "&#96;")
    .replaceAll("$", "&#36;");
}

const withoutEnd = new Set(["br", "hr", "img", "input", "link", "meta", "wbr"]);
const elementNode = 1;
const textNode = 3;

/** A drawn element as one line of HTML in which nothing from the data can run. Comments are left out. */
export function serialize(element: Element): string {
  const tag = element.localName;
  let attributes = "";
  for (const {name, value} of element.attributes) attributes += ` ${name}="${escapeText(value)}"`;
  if (withoutEnd.has(tag)) return `<${tag}${attributes}>`;
  let inner = "";
  for (const child of element.childNodes) {
    if (child.nodeType === textNode) inner += escapeText(child.textContent ?? "");
    else if (isElement(child)) inner += serialize(child);
  }
  return `<${tag}${attributes}>${inner}</${tag}>`;
}

function isElement(node: Node): node is Element {
  return node.nodeType === elementNode;
}

/** Any run of line breaks and other control characters as one space. */
function fold(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ");
}
