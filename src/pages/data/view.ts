import {pageLink} from "../../language/pages.js";
import type {DataPage} from "../../model/published/data.js";
import {common} from "../../language/common.js";
import {dataWords} from "./words.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {greenLightEntry, indicatorEntry} from "./indicators.js";
import {intakeTable} from "./intake.js";
import {frameEntry} from "./frames.js";
import {frameWords} from "./words-frames.js";
import {tableEntry} from "./tables.js";
import {count, monthRange, percent, localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {pageContents, pageSection} from "../../elements/page-section.js";
import type {Bilingual} from "../../model/published/systems.js";
import {punctuation} from "../../language/punctuation.js";

interface ViewOptions {
  readonly document: Document;
  readonly language: Language;
}

/** The whole data page; its script only filters, copies and opens what an address points at. */
export function dataView(data: DataPage, options: ViewOptions): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = dataWords[language];
  const {tables, indicators} = data;
  return h(
    "div",
    {class: "data-view"},
    dataHeading(data, options),
    pageSection(document, "intake", words.intake, h("div", {class: "card"}, intakeTable(data, options))),
    h(
      "div",
      {class: "finder", hidden: true},
      h("label", {for: "find-entry"}, words.find),
      h("input", {id: "find-entry", type: "search", placeholder: words.findHint, autocomplete: "off"}),
      h("span", {class: "found", role: "status"})
    ),
    h("p", {class: "empty nothing-found", hidden: true}, words.nothingFound),
    pageSection(
      document,
      "indicators",
      words.indicators,
      h(
        "div",
        {class: "grid entries"},
        indicators.map((indicator) => indicatorEntry(indicator, data, options)),
        greenLightEntry(data, options)
      )
    ),
    pageSection(
      document,
      "tables",
      words.tables,
      h(
        "div",
        {class: "grid entries"},
        tables.map((table) => tableEntry(table, options))
      )
    ),
    pageSection(
      document,
      "frames",
      frameWords[language],
      h(
        "div",
        {class: "grid entries"},
        data.frames.map((frame) => frameEntry(frame, options))
      )
    ),
    methodSection(data, options)
  );
}

/** How much was read, what was set aside, made or is missing, and what can't be measured without it. */
function dataHeading({site, tables, indicators}: DataPage, {document, language}: ViewOptions): HTMLElement {
  const h = maker(document);
  const words = dataWords[language];
  const there = tables.flatMap(({intake}) => (intake === null ? [] : [intake]));
  const read = there.reduce((sum, one) => sum + one.read, 0);
  const aside = there.reduce((sum, one) => sum + one.setAside, 0);
  const derived = site.derived ?? [];
  const listed = (all: readonly {readonly name: Bilingual}[]) =>
    all.map(({name}) => localized(name, language)).join(punctuation[language].listComma);
  const absent = absentTables(tables, derived);
  const unmeasurable = indicators.filter(({lacks}) => lacks.length > 0);
  return h(
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
    derived.length > 0 && h("p", {class: "lede"}, derivedSentences(derived, language).join(punctuation[language].gap)),
    absent.length > 0 && h("p", {class: "lede"}, words.absent(listed(absent))),
    unmeasurable.length > 0 && h("p", {class: "lede"}, words.unmeasurable(listed(unmeasurable))),
    h("p", {class: "soft"}, h("a", {href: pageLink("readiness")}, words.toReadiness)),
    site.simulated && h("p", {class: "soft"}, words.simulated),
    pageContents(
      document,
      words.contents.label,
      (["intake", "indicators", "tables", "frames", "method"] as const).map((id) => ({id, title: words.contents[id]}))
    )
  );
}

/** Tables that weren't read, nor derived from others, nor stood in for by one that was read. */
function absentTables(
  tables: DataPage["tables"],
  derived: NonNullable<DataPage["site"]["derived"]>
): DataPage["tables"] {
  const isRead = (table: string) => tables.some((one) => one.table === table && one.intake !== null);
  const isDerived = (table: string) => derived.some((one) => one.table === table && one.column === null);
  return tables.filter(
    ({table, intake, standsInFor}) => intake === null && !(standsInFor && isRead(standsInFor)) && !isDerived(table)
  );
}

/** How figures come about and what isn't shown. */
function methodSection({site, floor}: DataPage, {document, language}: ViewOptions): HTMLElement {
  const h = maker(document);
  const words = dataWords[language];
  const merged = {
    share: percent(floor.mergedShare, language, 1),
    shown: count(floor.shown, language),
    measured: count(floor.measured, language)
  };
  return pageSection(
    document,
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
  );
}
