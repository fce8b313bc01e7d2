import {indicatorLink, pageLink} from "../../language/pages.js";
import {definitionWords} from "../../language/definitions.js";
import type {DataPage, IndicatorDictionary} from "../../model/published/data.js";
import {dataWords} from "./words.js";
import {localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {codeLines} from "../../elements/code-lines.js";

interface Options {
  readonly document: Document;
  readonly language: Language;
}

/** One indicator: what it says, its formula in words, whose it is, and the SQL that measured it. */
export function indicatorEntry(
  indicator: IndicatorDictionary,
  {site, withFigures}: DataPage,
  {document, language}: Options
): HTMLElement {
  const h = maker(document);
  const words = dataWords[language].indicators;
  const name = localized(indicator.name, language);
  const measurable = indicator.lacks.length === 0;
  const used = indicator.usedBy.map(({system, name, role}) => {
    const tone =
      system === site.systems.challenger.id ? "challenger" : system === site.systems.legacy.id ? "legacy" : "other";
    return h(
      "li",
      {class: `${tone} ${role}`},
      `${localized(name, language)}${dataWords[language].colon}${definitionWords[language][role]}`
    );
  });
  const fact = (term: string, ...text: (Node | string)[]) => h("div", {}, h("dt", {}, term), h("dd", {}, text));
  return h(
    "article",
    {
      class: "card entry",
      id: `indicator-${indicator.id}`,
      "data-find": findable(indicator.id, indicator.name.en, indicator.name.zh, indicator.says.en, indicator.says.zh)
    },
    h(
      "h3",
      {},
      name,
      " ",
      h("code", {}, indicator.id),
      !measurable && h("span", {class: "tag missing"}, words.notMeasurable),
      h("a", {class: "anchor", href: `#indicator-${indicator.id}`, "aria-label": words.link(name)}, "#")
    ),
    h("p", {class: "says"}, localized(indicator.says, language)),
    withFigures.includes(indicator.id) &&
      h("p", {class: "one-row"}, h("a", indicatorLink(indicator.id), words.figures)),
    !measurable &&
      h(
        "p",
        {class: "lacks"},
        `${words.lacks}${dataWords[language].colon}`,
        indicator.lacks.map((column, i) => [i > 0 ? dataWords[language].comma : "", h("code", {}, column)])
      ),
    h("ul", {class: "used", "aria-label": words.used}, used.length > 0 ? used : h("li", {}, words.nobody)),
    h(
      "details",
      {class: "measured"},
      h("summary", {}, words.measured),
      h(
        "dl",
        {class: "facts"},
        fact(words.account, definitionWords[language].accounts[indicator.account]),
        fact(words.kind, words.kinds[indicator.kind] ?? indicator.kind),
        fact(words.unit, definitionWords[language].units[indicator.unit]),
        fact(words.better, indicator.better === "higher" ? words.higher : words.lower),
        fact(words.format, words.formats[indicator.format] ?? indicator.format),
        fact(words.cluster, definitionWords[language].clusters[indicator.cluster]),
        fact(
          words.knowable,
          indicator.knowableAfterDays === 0 ? words.atOnce : words.afterDays(indicator.knowableAfterDays)
        )
      ),
      h(
        "p",
        {class: "formula"},
        h("span", {class: "soft"}, words.formula + dataWords[language].colon),
        definitionWords[language]
          .ratio(indicator.sum, indicator.over, indicator.where)
          .map((part) => (typeof part === "string" ? part : h("code", {}, part.code)))
      ),
      measurable && sqlText(indicator.sql, words, document)
    )
  );
}

/** Green-light leavers, the brief's signature figure: no indicator of a system, but defined all the same; its SQL stands with the figure. */
export function greenLightEntry({hasGreenLight = true}: DataPage, {document, language}: Options): HTMLElement {
  const h = maker(document);
  const {indicators: words, greenLight: text} = dataWords[language];
  return h(
    "article",
    {
      class: "card entry",
      id: "green-light",
      "data-find": findable("green light leavers 绿灯离网", text.says, text.how)
    },
    h("h3", {}, text.name, h("a", {class: "anchor", href: "#green-light", "aria-label": words.link(text.name)}, "#")),
    [text.says, text.green, text.how].map((sentence) => h("p", {class: "says"}, sentence)),
    hasGreenLight && h("p", {class: "one-row"}, h("a", {href: pageLink("brief", "#green-light")}, text.onBrief))
  );
}

/** The SQL as text, with a button to copy it. */
function sqlText(sql: string, words: {readonly sql: string; readonly copy: string}, document: Document): HTMLElement {
  const h = maker(document);
  return h(
    "details",
    {class: "sql"},
    h("summary", {}, words.sql),
    h(
      "div",
      {class: "sql-body"},
      h("button", {type: "button", class: "copy", hidden: true}, words.copy),
      h("span", {class: "copy-answer", role: "status"}),
      h("pre", {tabindex: 0, role: "region", "aria-label": words.sql}, h("code", {}, codeLines(document, sql, "--")))
    )
  );
}

/** What the filter searches: lower case, both languages. */
export function findable(...texts: readonly string[]): string {
  return texts.join(" ").toLocaleLowerCase("en");
}
