import {pageLink} from "../../language/pages.js";
import type {DataPage} from "../../model/published/data.js";
import {common} from "../../language/common.js";
import {dataWords} from "./words.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {greenLightEntry, indicatorEntry} from "./indicators.js";
import {intakeTable} from "./intake.js";
import {tableEntry} from "./tables.js";
import {count, monthRange, percent, localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {punctuation} from "../../language/punctuation.js";

/** The whole data page; its script only filters, copies and opens what an address points at. */
export function dataView(
  data: DataPage,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = dataWords[language];
  const {site, tables, indicators} = data;
  const merged = {
    share: percent(data.floor.mergedShare, language, 1),
    shown: count(data.floor.shown, language),
    measured: count(data.floor.measured, language)
  };
  const there = tables.flatMap(({intake}) => (intake === null ? [] : [intake]));
  const read = there.reduce((sum, one) => sum + one.read, 0);
  const aside = there.reduce((sum, one) => sum + one.setAside, 0);
  const listed = (names: readonly string[]) => names.join(punctuation[language].listComma);
  const isRead = (table: string) => tables.some((one) => one.table === table && one.intake !== null);
  const derived = site.derived ?? [];
  const absent = tables
    .filter(
      ({table, intake, standsInFor}) =>
        intake === null &&
        !(standsInFor && isRead(standsInFor)) &&
        !derived.some((one) => one.table === table && one.column === null)
    )
    .map(({name}) => localized(name, language));
  const unmeasurable = indicators.filter(({lacks}) => lacks.length > 0).map(({name}) => localized(name, language));
  const section = (id: string, text: {readonly title: string; readonly question: string}, ...content: HTMLElement[]) =>
    h(
      "section",
      {id, class: "data-section"},
      h("h2", {}, text.title),
      h("p", {class: "section-question"}, text.question),
      content
    );
  return h(
    "div",
    {class: "data-view"},
    h(
      "header",
      {class: "data-heading"},
      h(
        "p",
        {class: "over"},
        words.period(monthRange(site.firstMonth, site.lastMonth, language), common[language].customers(site.customers))
      ),
      h("h1", {}, words.headline(count(read, language), there.length)),
      h(
        "p",
        {class: "lede"},
        aside === 0 ? words.setAsideNone : words.setAside(count(aside, language), percent(aside / read, language, 3))
      ),
      derived.length > 0 &&
        h("p", {class: "lede"}, derivedSentences(derived, language).join(punctuation[language].gap)),
      absent.length > 0 && h("p", {class: "lede"}, words.absent(listed(absent))),
      unmeasurable.length > 0 && h("p", {class: "lede"}, words.unmeasurable(listed(unmeasurable))),
      h("p", {class: "soft"}, h("a", {href: pageLink("readiness")}, words.toReadiness)),
      site.simulated && h("p", {class: "soft"}, words.simulated),
      h(
        "nav",
        {class: "contents", "aria-label": words.contents.label},
        (["intake", "indicators", "tables", "method"] as const).map((part) =>
          h("a", {href: `#${part}`}, words.contents[part])
        )
      )
    ),
    section("intake", words.intake, h("div", {class: "card"}, intakeTable(data, {document, language}))),
    h(
      "div",
      {class: "finder", hidden: true},
      h("label", {for: "find-entry"}, words.find),
      h("input", {id: "find-entry", type: "search", placeholder: words.findHint, autocomplete: "off"}),
      h("span", {class: "found", role: "status"})
    ),
    h("p", {class: "empty nothing-found", hidden: true}, words.nothingFound),
    section(
      "indicators",
      words.indicators,
      h(
        "div",
        {class: "grid entries"},
        indicators.map((indicator) => indicatorEntry(indicator, data, {document, language})),
        greenLightEntry(data, {document, language})
      )
    ),
    section(
      "tables",
      words.tables,
      h(
        "div",
        {class: "grid entries"},
        tables.map((table) => tableEntry(table, {document, language}))
      )
    ),
    section(
      "method",
      words.method,
      h(
        "div",
        {class: "card"},
        h(
          "dl",
          {class: "method"},
          words.method
            .notes(count(site.privacyFloor, language), merged, site.simulated)
            .map(({term, text}) => h("div", {}, h("dt", {}, term), h("dd", {}, text)))
        )
      )
    )
  );
}
