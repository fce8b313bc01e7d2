import type {Guide, GuideExample} from "../../model/published/guide.js";
import {guideWords, type GuideStep} from "./words.js";
import type {Language} from "../../language/format.js";
import {maker, type MakeElement} from "../../elements/elements.js";
import {pageContents, pageSection} from "../../elements/page-section.js";
import {codeLines} from "../../elements/code-lines.js";

/** The whole guide: prose, pieces of mappings, and the mappings that ship. It has no script. */
export function guideView(
  guide: Guide,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const {headline, lede, contents, steps, sources, examples, faults} = guideWords[language];
  const parts = {steps, sources, examples, faults};
  return h(
    "div",
    {class: "guide-view"},
    h(
      "header",
      {class: "data-heading"},
      h("h1", {}, headline),
      lede.map((text) => h("p", {class: "lede"}, text)),
      pageContents(
        document,
        contents,
        Object.entries(parts).map(([id, {title}]) => ({id, title}))
      )
    ),
    pageSection(
      document,
      "steps",
      steps,
      h(
        "ol",
        {class: "guide-steps"},
        steps.list.map((step, i) => stepItem(h, step, i + 1))
      )
    ),
    pageSection(document, "sources", sources, sourcesTable(h, sources)),
    pageSection(
      document,
      "examples",
      examples,
      h(
        "div",
        {class: "guide-examples"},
        guide.examples.map((example) => exampleCard(h, example, language))
      )
    ),
    pageSection(
      document,
      "faults",
      faults,
      h(
        "div",
        {class: "card"},
        h(
          "dl",
          {class: "guide-faults"},
          faults.rows.map(([what, said]) => h("div", {}, h("dt", {}, what), h("dd", {}, said)))
        )
      )
    )
  );
}

/** Which sources there are, and how a mapping names each. */
function sourcesTable(h: MakeElement, {title, head, rows}: (typeof guideWords)[Language]["sources"]): HTMLElement {
  return h(
    "div",
    {class: "card guide-scroll", tabindex: 0, role: "region", "aria-label": title},
    h(
      "table",
      {class: "guide-table"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head.map((text) => h("th", {scope: "col"}, text))
        )
      ),
      h(
        "tbody",
        {},
        rows.map(([name, yaml, note]) =>
          h("tr", {}, h("th", {scope: "row"}, name), h("td", {}, h("code", {}, yaml)), h("td", {}, note))
        )
      )
    )
  );
}

function stepItem(h: MakeElement, {title, text, yaml}: GuideStep, number: number): HTMLElement {
  return h(
    "li",
    {class: "card guide-step"},
    h("span", {class: "guide-number", "aria-hidden": "true"}, String(number)),
    h("div", {}, h("h3", {}, title), h("p", {}, text), yaml !== null && yamlBlock(h, yaml, title))
  );
}

function exampleCard(h: MakeElement, {id, mapping, settings}: GuideExample, language: Language): HTMLElement {
  const words = guideWords[language].examples;
  const {title, what, made, gives} = words.of[id];
  return h(
    "article",
    {class: "card guide-example"},
    h("h3", {}, title),
    h("p", {}, what),
    h(
      "ul",
      {},
      made.map((text) => h("li", {}, text))
    ),
    h("p", {class: "guide-gives"}, gives),
    h(
      "details",
      {},
      h("summary", {}, words.mapping, " ", h("code", {}, `data/mappings/${id}/mapping.yaml`)),
      yamlBlock(h, mapping, `${title}: ${words.mapping}`)
    ),
    h(
      "details",
      {},
      h("summary", {}, words.settings, " ", h("code", {}, `data/mappings/${id}/lab.config.yaml`)),
      yamlBlock(h, settings, `${title}: ${words.settings}`)
    )
  );
}

function yamlBlock(h: MakeElement, text: string, label: string): HTMLElement {
  const code = h("code");
  code.append(...codeLines(code.ownerDocument, text, "#"));
  return h("pre", {class: "guide-yaml", tabindex: 0, role: "region", "aria-label": label}, code);
}
