import {maker} from "./elements.js";

/**
 * A text of code line by line: built pages hold no line breaks, so each line is an element of its own.
 *
 * @param comment what a line of comment begins with
 */
export function codeLines(document: Document, code: string, comment: "--" | "#"): HTMLElement[] {
  const h = maker(document);
  return code
    .split("\n")
    .map((line) => h("span", {class: line.trimStart().startsWith(comment) ? "line comment" : "line"}, line));
}
