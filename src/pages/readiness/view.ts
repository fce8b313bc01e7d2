import {pageLink} from "../../language/pages.js";
import type {Readiness, ReadinessIndicator, ReadinessSystem} from "../../model/published/readiness.js";
import {isReady} from "../../model/scoring/system-readiness.js";
import {tiersTold} from "../../language/tier-text.js";
import {common} from "../../language/common.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {readinessWords} from "./words.js";
import {count, monthRange, percent, localized} from "../../language/format.js";
import {heatStrip} from "../../charts/heat-strip.js";
import {
  anchorOf,
  codes,
  readinessContext,
  stripInWords,
  type ReadinessContext,
  type ReadinessOptions
} from "./context.js";
import type {Child} from "../../elements/elements.js";
import {pageContents, pageSection, type SectionHead} from "../../elements/page-section.js";
import {nextSection} from "./next.js";
import {readingNotes, tableEntries} from "./tables.js";
import {punctuation} from "../../language/punctuation.js";

/** The readiness page: it is all there as built, and needs no script. */
export function readinessView(data: Readiness, {document, language}: ReadinessOptions): HTMLElement {
  const context = readinessContext(data, {document, language});
  const {h} = context;
  const words = readinessWords[language];
  const {site, indicators, systems} = data;
  const measurable = new Set(indicators.filter(({lacks}) => lacks.length === 0).map(({id}) => id));
  const ready = systems.filter(({tiers}) => isReady(tiers)).length;
  const derived = derivedSentences(site.derived ?? [], language);
  const section = (id: string, text: SectionHead, ...content: readonly Child[]) =>
    pageSection(document, id, text, content);
  return h(
    "div",
    {class: "readiness-view"},
    h(
      "header",
      {class: "data-heading"},
      h(
        "p",
        {class: "over"},
        [monthRange(site.firstMonth, site.lastMonth, language), common[language].customers(site.customers)].join(" · ")
      ),
      h("h1", {}, words.headline(measurable.size, indicators.length)),
      h("p", {class: "lede"}, words.systemsReady(ready, systems.length)),
      derived.length > 0 && h("p", {class: "lede"}, derived.join(punctuation[language].gap)),
      h("p", {class: "soft"}, h("a", {href: pageLink("data")}, words.toData)),
      pageContents(
        document,
        words.contents.label,
        (["next", "systems", "tables", "indicators", "answers"] as const).map((id) => ({id, title: words.contents[id]}))
      )
    ),
    section("next", words.next, nextSection(context)),
    section(
      "systems",
      words.systems,
      h(
        "div",
        {class: "grid readiness-systems"},
        systems.map((system) => systemCard(system, measurable, context))
      )
    ),
    section("tables", words.tables, ...readingNotes(context), legend(context), ...tableEntries(context)),
    section(
      "indicators",
      words.indicators,
      h(
        "div",
        {class: "card"},
        h(
          "ul",
          {class: "readiness-list"},
          indicators.map((indicator) => indicatorRow(indicator, context))
        )
      )
    ),
    section("answers", words.answers, answersTable(context))
  );
}

function systemCard(system: ReadinessSystem, measurable: ReadonlySet<string>, context: ReadinessContext): HTMLElement {
  const {data, h, language, indicatorName} = context;
  const words = readinessWords[language];
  const {systems: text, colon} = words;
  const ready = isReady(system.tiers);
  const missing = system.scored.filter((id) => !measurable.has(id));
  const observed = system.observed.filter((id) => measurable.has(id)).length;
  const lacks = (id: string) => data.indicators.find((indicator) => indicator.id === id)?.lacks ?? [];
  return h(
    "article",
    {class: `card readiness-system ${ready ? "ready" : "lacking"}`},
    h("h3", {}, localized(system.name, language)),
    h("p", {class: ready ? "up" : "down"}, ready ? `✓ ${text.ready}` : `▼ ${text.unready}`),
    tierTable(system, context),
    missing.length > 0 &&
      h("p", {class: "soft"}, text.measurable(system.scored.length - missing.length, system.scored.length)),
    system.observed.length > 0 && h("p", {class: "soft"}, text.observed(observed, system.observed.length)),
    missing.length > 0 &&
      h(
        "ul",
        {class: "readiness-lacks"},
        missing.map((id) => h("li", {}, text.lacks(indicatorName(id)), colon, codes(lacks(id), h, words.comma)))
      )
  );
}

/** Of each kind of unit, how many the system scores in the latest period of each length; below it what the others lack. */
function tierTable({tiers, name}: ReadinessSystem, {data, h, language}: ReadinessContext): HTMLElement | null {
  const {systems: text, comma} = readinessWords[language];
  const told = tiersTold(tiers, data.site.unitsByKind, data.indicators, language);
  const [first] = told;
  if (first === undefined) return null;
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": `${localized(name, language)} · ${text.unitsScored}`},
    h(
      "table",
      {class: "readiness-tiers"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, text.unitsScored),
          first.scored.map(({period}) => h("th", {scope: "col"}, period))
        )
      ),
      told.map(({name: kind, units, scored, reasons}) =>
        h(
          "tbody",
          {},
          h(
            "tr",
            {},
            h("th", {scope: "rowgroup"}, kind),
            scored.map((one) => h("td", {class: one.units > 0 ? "" : "soft"}, text.ofAll(`${one.units}`, `${units}`)))
          ),
          reasons.length > 0 &&
            h("tr", {}, h("td", {colspan: scored.length + 1, class: "readiness-why"}, reasons.join(comma)))
        )
      )
    )
  );
}

/** What the shades mean, with the words that stand for them elsewhere. */
function legend({data, h, language, document}: ReadinessContext): HTMLElement {
  const {tables: text, colon} = readinessWords[language];
  return h(
    "p",
    {class: "heat-legend"},
    h("span", {}, text.legend(monthRange(data.site.firstMonth, data.site.lastMonth, language)) + colon),
    ([0, 1, 2, 3, 4] as const).map((level) =>
      h("span", {class: "heat-key"}, heatStrip([level], {document, label: text.levels[level]}), text.levels[level])
    )
  );
}

function indicatorRow({id, needs, lacks, months, units}: ReadinessIndicator, context: ReadinessContext): HTMLElement {
  const {data, h, document, language, indicatorName} = context;
  const {indicators: text, colon, comma, tables} = readinessWords[language];
  const {league} = data;
  const users = data.systems
    .filter((system) => system.scored.includes(id) || system.observed.includes(id))
    .map(({name}) => localized(name, language));
  return h(
    "li",
    {id: anchorOf(id), class: lacks.length > 0 ? "lacking" : null},
    h("div", {class: "readiness-name"}, h("a", {href: pageLink("data", `#indicator-${id}`)}, indicatorName(id))),
    lacks.length > 0
      ? h("p", {class: "readiness-facts lacks"}, text.lacks, colon, codes(lacks, h, comma))
      : h(
          "div",
          {class: "readiness-cover"},
          h(
            "div",
            {class: "heat-row"},
            heatStrip(months, {document, label: `${indicatorName(id)}${colon}${stripInWords(months, context)}`})
          ),
          league.units.length > 1 &&
            h(
              "p",
              {class: "readiness-facts"},
              text.units(count(units, language), common[language].units(league.units.length, league.kind, league.name))
            )
        ),
    h(
      "details",
      {class: "readiness-made"},
      h(
        "summary",
        {},
        text.of,
        colon,
        [...new Set(needs.map((column) => context.tableName(column.split(".")[0])))].join(comma)
      ),
      h("p", {class: "readiness-facts"}, codes(needs, h, comma)),
      months.length > 0 &&
        lacks.length === 0 &&
        h("p", {class: "readiness-facts"}, tables.strip, colon, stripInWords(months, context)),
      h("p", {class: "readiness-facts"}, text.usedBy, colon, users.length > 0 ? users.join(comma) : text.nobody)
    )
  );
}

function answersTable({data, h, language}: ReadinessContext): HTMLElement {
  const {answers: text} = readinessWords[language];
  if (data.answers.length === 0) return h("p", {class: "empty"}, text.none);
  const head = (name: string, number: boolean) => h("th", {scope: "col", class: number ? "number" : null}, name);
  return h(
    "div",
    {class: "card"},
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": text.title},
      h(
        "table",
        {class: "readiness-answers"},
        h(
          "thead",
          {},
          h("tr", {}, head(text.kind, false), head(text.asked, true), head(text.answered, true), head(text.rate, true))
        ),
        h(
          "tbody",
          {},
          data.answers.map(({name, asked, answered}) =>
            h(
              "tr",
              {},
              h("th", {scope: "row"}, localized(name, language)),
              h("td", {class: "number"}, count(asked, language)),
              h("td", {class: "number"}, count(answered, language)),
              h("td", {class: "number"}, percent(asked > 0 ? answered / asked : 0, language, 1))
            )
          )
        )
      )
    ),
    h("p", {class: "note"}, text.note)
  );
}
