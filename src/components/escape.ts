/**
 * Text for a page as it is baked: the build reads pages as Markdown with HTML, so besides HTML's own
 * characters the dollar sign (`${…}` would run as code) and line breaks (a blank line would end the
 * block) must not pass.
 */
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

/** A drawn element as text that a page can hold: one line, nothing in it that would run. */
export function bake(element: {readonly outerHTML: string}): string {
  return fold(element.outerHTML).replaceAll("`", "&#96;").replaceAll("$", "&#36;");
}

/** Any run of line breaks and other control characters as one space. */
function fold(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ");
}

/** Joins the parts of a page into one HTML block: no blank lines, no line breaks. */
export function block(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("");
}
