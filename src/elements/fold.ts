import {common} from "../language/common.js";
import type {Language} from "../language/format.js";
import {maker, type Child} from "./elements.js";

/**
 * What stands behind the answer of a part of a long page: on a phone it is folded until the reader asks for it, elsewhere
 * and on paper it lies open, without anything to press. What is folded is found by a search in the page all the same.
 */
export function foldedOnPhone(
  {document, language}: {readonly document: Document; readonly language: Language},
  ...content: readonly Child[]
): HTMLElement {
  const h = maker(document);
  return h("details", {class: "phone-fold"}, h("summary", {}, common[language].unfold), content);
}

/** Opens on a wide window what is folded on a phone, in browsers whose style sheets can't. */
export function openFolds(root: HTMLElement): void {
  const view = root.ownerDocument.defaultView;
  if (!view || view.CSS.supports("selector(::details-content)") || view.innerWidth <= 640) return;
  for (const fold of root.querySelectorAll("details.phone-fold")) fold.toggleAttribute("open", true);
}
