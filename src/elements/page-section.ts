import {maker, type Child} from "./elements.js";

/** What a section of a page is called, and the question that it answers. */
export interface SectionHead {
  readonly title: string;
  readonly question: string;
}

/** A section of a page of entries, which its contents point at by its id. */
export function pageSection(
  document: Document,
  id: string,
  {title, question}: SectionHead,
  ...content: readonly Child[]
): HTMLElement {
  const h = maker(document);
  return h(
    "section",
    {id, class: "data-section"},
    // On paper the two stay together, and with what comes after them.
    h("div", {class: "section-opening"}, h("h2", {}, title), h("p", {class: "section-question"}, question)),
    content
  );
}

/** The links to a page's sections. */
export function pageContents(
  document: Document,
  label: string,
  sections: readonly {readonly id: string; readonly title: string}[]
): HTMLElement {
  const h = maker(document);
  return h(
    "nav",
    {class: "contents", "aria-label": label},
    sections.map(({id, title}) => h("a", {href: `#${id}`}, title))
  );
}
