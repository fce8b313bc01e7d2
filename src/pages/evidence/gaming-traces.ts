import {scaleLinear} from "d3-scale";
import type {DurationCourse, Gaming, GamingTraces} from "../../model/published/gaming.js";
import {tracesNeeded, type TraceFinding} from "../../model/published/traces.js";
import {common} from "../../language/common.js";
import {gamingWords} from "./words-gaming.js";
import {maker, prose, svg} from "../../elements/elements.js";
import {foldedOnPhone} from "../../elements/fold.js";
import {simpleTable} from "../../elements/simple-table.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, formatValue, monthRange, percent, localized, type Language} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";
import {tip} from "../../elements/tooltip.js";
import {toDecimals} from "../../model/statistics/rounding.js";

interface Options {
  readonly document: Document;
  readonly language: Language;
}

/** What of gaming shows in the data as they stand: traces by unit, durations about the target, twins, slopes; nothing without contacts. */
export function gamingTraces({observed, site}: Gaming, options: Options): HTMLElement[] {
  if (!observed) return [];
  const h = maker(options.document);
  return [
    tracesCard(observed, site, options),
    h("div", {class: "grid two"}, twinsCard(observed, site, options), slopesCard(observed, site, options))
  ];
}

type Site = Gaming["site"];

function indicatorNames({indicators}: Site, language: Language): (id: string) => string {
  const names = new Map(indicators.map(({id, name}) => [id, localized(name, language)]));
  return (id) => names.get(id) ?? id;
}

function systemNames({systems}: Site, language: Language) {
  return {legacy: localized(systems.legacy.name, language), challenger: localized(systems.challenger.name, language)};
}

/** In which units traces come together, trace by trace, and durations about the target. */
function tracesCard(observed: GamingTraces, site: Site, options: Options): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = gamingWords[language].traces;
  const kind = common[language].unitsOfKind(observed.kind, observed.kindName);
  const {findings, found} = observed.traces;
  const before = observed.before ? monthRange(observed.before.from, observed.before.to, language) : "";
  return h(
    "section",
    {class: "card", id: "traces"},
    h("h2", {}, words.title),
    h("p", {class: "question"}, words.question(observed, kind, monthRange(observed.from, observed.to, language))),
    findings.length === 0
      ? h("p", {class: "empty"}, words.untold)
      : [
          h("p", {class: "middle"}, words.found(found.length, observed.units.length, kind)),
          foldedOnPhone(
            options,
            h(
              "ul",
              {class: "plain-list trace-systems"},
              words.systems(observed, systemNames(site, language), before).map((text) => h("li", {}, text))
            ),
            h(
              "ul",
              {class: "trace-list"},
              findings.map((finding) => traceRow(finding, observed, options))
            ),
            h("p", {class: "soft trace-rule"}, words.rule(tracesNeeded)),
            unitsTable(observed, options)
          )
        ],
    observed.durations ? foldedOnPhone(options, durations(observed.durations, options)) : null
  );
}

/** Whether what is counted agrees with what is lived; null without pairs. */
function twinsCard({twins}: GamingTraces, site: Site, {document, language}: Options): HTMLElement | null {
  if (twins.length === 0) return null;
  const h = maker(document);
  const words = gamingWords[language];
  const nameOf = indicatorNames(site, language);
  const {heads} = words.twins;
  return h(
    "section",
    {class: "card", id: "twins"},
    h("h2", {}, words.twins.title),
    h("p", {class: "question"}, words.twins.question),
    foldedOnPhone(
      {document, language},
      simpleTable(
        [heads.pair, heads.agreement, heads.says],
        twins.map(({counted, lived, agreement}) => [
          words.twins.pair(nameOf(counted), nameOf(lived)),
          agreement ? words.twins.agreement(agreement) : words.slopes.untold,
          agreement ? words.twins.says(agreement) : ""
        ]),
        document
      )
    )
  );
}

/** How indicators go with outcomes between units and within them, and since a system is in force; null without any. */
function slopesCard(observed: GamingTraces, site: Site, {document, language}: Options): HTMLElement | null {
  const {slopes, slopesOf} = observed;
  if (slopes.length === 0) return null;
  const h = maker(document);
  const words = gamingWords[language];
  const nameOf = indicatorNames(site, language);
  const systems = systemNames(site, language);
  const {heads} = words.slopes;
  const untold = slopes.reduce((sum, {between, within}) => sum + Number(!between) + Number(!within), 0);
  const inForce = inForceOf(
    observed,
    nameOf,
    (id) => (id === site.systems.legacy.id ? systems.legacy : systems.challenger),
    language
  );
  return h(
    "section",
    {class: "card", id: "slopes"},
    h("h2", {}, words.slopes.title),
    h("p", {class: "question"}, words.slopes.question(slopesOf)),
    foldedOnPhone(
      {document, language},
      simpleTable(
        [heads.indicator, heads.between, heads.within, heads.says],
        slopes.map(({indicator, between, within}) => [
          nameOf(indicator),
          between ? words.twins.agreement(between) : words.slopes.untold,
          within ? words.twins.agreement(within) : words.slopes.untold,
          words.slopes.says(between, within)
        ]),
        document
      ),
      slopesOf ? h("p", {class: "note"}, words.slopes.basis(slopesOf, untold, 2 * slopes.length)) : null,
      h("h3", {class: "in-force"}, words.slopes.inForce),
      h(
        "ul",
        {class: "plain-list"},
        inForce.map((text) => h("li", {}, text))
      )
    )
  );
}

function inForceOf(
  {inForce}: GamingTraces,
  nameOf: (id: string) => string,
  systemName: (id: string) => string,
  language: Language
): string[] {
  const words = gamingWords[language].slopes;
  const systems = [...new Set(inForce.map(({system}) => system))];
  return systems.flatMap((system) => {
    const own = inForce.filter((one) => one.system === system);
    const tested = own.flatMap(({indicator, since, result}) =>
      result ? [words.tested(nameOf(indicator), since, result.before, result.change)] : []
    );
    return tested.length
      ? tested
      : [`${systemName(system)}${punctuation[language].colon}${words.untested(own[0].since)}`];
  });
}

/** One trace: what it is, all units as dots, and how many lie beyond honest work. */
function traceRow(
  {trace, honest, margin, units}: TraceFinding,
  {units: named}: GamingTraces,
  {document, language}: Options
): HTMLElement {
  const h = maker(document);
  const words = gamingWords[language].traces;
  const names = new Map(named.map(({id, name}) => [id, localized(name, language)]));
  const values = units.map(({value}) => value);
  const across = scaleLinear(
    [Math.min(honest - margin, ...values), Math.max(honest + 2 * margin, ...values)],
    [1, 99]
  ).clamp(true);
  const at = (value: number) => `${toDecimals(across(value), 1)}%`;
  const beyond = units.filter(({isFound}) => isFound).length;
  return h(
    "li",
    {class: "trace-row"},
    h(
      "div",
      {class: "trace-name"},
      h("strong", {}, words.names[trace].name),
      h("span", {class: "interval-text"}, words.names[trace].says)
    ),
    h(
      "div",
      {class: "trace-dots", "aria-hidden": "true"},
      h("span", {class: "trace-honest", style: `left:0;right:calc(100% - ${at(honest + margin)})`}),
      units.map(({unit, value, low, high, customers, isFound}) =>
        h("span", {
          class: isFound ? "trace-dot is-found" : "trace-dot",
          style: `left:${at(value)}`,
          ...tip(names.get(unit) ?? unit, [
            [words.unitsTable.value, percent(value, language)],
            [words.unitsTable.interval, rangeText({low, high}, (share) => percent(share, language), language)],
            [words.unitsTable.customers, count(customers, language)]
          ])
        })
      )
    ),
    h(
      "div",
      {class: "trace-count"},
      h("strong", {class: beyond > 0 ? "down" : "soft"}, words.beyond(beyond, units.length)),
      h("span", {class: "interval-text"}, `${words.heads.honest}: ${words.honest(honest, margin)}`)
    )
  );
}

function unitsTable({traces: {findings}, units}: GamingTraces, {document, language}: Options): HTMLElement {
  const words = gamingWords[language].traces;
  const names = new Map(units.map(({id, name}) => [id, localized(name, language)]));
  const rows = findings.flatMap(({trace, units: all}) => all.map((unit) => ({trace, unit})));
  const {summary, unit, value, interval, customers, found, yes, no} = words.unitsTable;
  return figuresTable(rows, {
    document,
    summary,
    caption: words.title,
    columns: [
      {name: unit, text: (row) => names.get(row.unit.unit) ?? row.unit.unit},
      {name: words.heads.trace, text: (row) => words.names[row.trace].name},
      {name: value, number: true, text: (row) => percent(row.unit.value, language, 1)},
      {
        name: interval,
        number: true,
        text: (row) => rangeText(row.unit, (share) => percent(share, language, 1), language)
      },
      {name: customers, number: true, text: (row) => count(row.unit.customers, language)},
      {name: found, text: (row) => (row.unit.isFound ? yes : no)}
    ]
  });
}

const wide = 400;
const tall = 100;
const shownFrom = 90;
const shownTo = 480;

/** Calls by duration as bars, the smooth course as a line, and the target. */
function durations(course: DurationCourse, {document, language}: Options): HTMLElement {
  const h = maker(document);
  const words = gamingWords[language].traces;
  const bins = course.bins.filter(({from}) => from >= shownFrom && from < shownTo);
  const x = scaleLinear([shownFrom, shownTo], [0, wide]);
  const y = scaleLinear([0, Math.max(1, ...bins.flatMap(({calls, expected}) => [calls, expected]))], [tall, 0]);
  const round = (value: number): number => toDecimals(value, 1);
  const drawing = svg(
    document,
    "svg",
    {viewBox: `0 0 ${wide} ${tall}`, preserveAspectRatio: "none", role: "img", "aria-label": words.durationsChart},
    bins.map(({from, calls}) =>
      svg(document, "rect", {
        class: from >= course.target - 15 && from < course.target ? "duration-bar is-window" : "duration-bar",
        x: round(x(from)),
        y: round(y(calls)),
        width: round(x(from + course.width) - x(from)) - 0.4,
        height: round(tall - y(calls))
      })
    ),
    svg(document, "path", {
      class: "duration-course",
      d: `M${bins.map(({from, expected}) => `${round(x(from + course.width / 2))},${round(y(expected))}`).join("L")}`,
      "vector-effect": "non-scaling-stroke"
    }),
    svg(document, "path", {
      class: "duration-target",
      d: `M${round(x(course.target))},0V${tall}`,
      "vector-effect": "non-scaling-stroke"
    })
  );
  return h(
    "div",
    {class: "durations"},
    h("p", {}, prose(document, words.durations(course.target, course))),
    h("div", {class: "duration-plot"}, drawing),
    h(
      "div",
      {class: "duration-axis", "aria-hidden": "true"},
      [shownFrom, course.target, shownTo].map((seconds) =>
        h("span", {style: `left:${round((x(seconds) / wide) * 100)}%`}, formatValue(seconds, "seconds", language))
      )
    ),
    figuresTable(bins, {
      document,
      summary: words.durationsTable.summary,
      caption: words.durationsChart,
      columns: [
        {name: words.durationsTable.from, number: true, text: ({from}) => String(from)},
        {name: words.durationsTable.calls, number: true, text: ({calls}) => count(calls, language)},
        {name: words.durationsTable.expected, number: true, text: ({expected}) => count(expected, language)}
      ]
    })
  );
}
