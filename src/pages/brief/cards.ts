/** The cards of the brief. A card whose figure doesn't exist is null. */
import {indicatorLink, pageLink} from "../../language/pages.js";
import {caterpillar} from "../../charts/caterpillar.js";
import {type Child, maker} from "../../elements/elements.js";
import {estimateStrip, rangeOf} from "../../charts/estimate-strip.js";
import {count, formatInterval, formatValue, monthRange, localized, type Language} from "../../language/format.js";
import {
  exists,
  keptUnits,
  retentionSides,
  retentionSpread,
  reversedPair,
  type KeptUnit
} from "../../model/scoring/findings.js";
import type {Brief, LeagueUnit} from "../../model/published/brief.js";
import type {Estimate} from "../../model/published/site.js";
import type {BriefWords} from "./words.js";
import {verdictWords} from "./verdict.js";
import {indicatorPlaying, type IndicatorPart} from "../../model/published/parts.js";
import type {SiteFacts} from "../../model/published/site.js";
import {punctuation} from "../../language/punctuation.js";

export interface CardOptions {
  readonly site: Pick<SiteFacts, "indicators">;
  readonly document: Document;
  readonly words: BriefWords;
  readonly language: Language;
}

export interface CardHead {
  readonly id: string;
  readonly title: string;
  /** The question that the card answers; empty where there is nothing to ask. */
  readonly question: string;
  /** What stands at the right of the title, say a switch. */
  readonly aside?: HTMLElement | null;
}

/** A card: its head, and what answers the question. */
export function card(
  document: Document,
  {id, title, question, aside = null}: CardHead,
  ...children: readonly Child[]
): HTMLElement {
  const h = maker(document);
  const head = h(
    "div",
    {class: "card-head"},
    h("div", {}, h("h2", {id: `${id}-title`}, title), question ? h("p", {class: "question"}, question) : null),
    aside
  );
  return h("section", {class: `card card-${id}`, id, "aria-labelledby": `${id}-title`}, head, ...children);
}

/** A link to the page of the indicator that plays a part, which defines it. */
function definition({document, words, site}: CardOptions, part: IndicatorPart): HTMLElement | null {
  const h = maker(document);
  const indicator = indicatorPlaying(site.indicators, part);
  return indicator === null ? null : h("a", indicatorLink(indicator), words.definition);
}

function year({site}: Brief, language: Language): string {
  return monthRange(site.yearFrom, site.yearTo, language);
}

/** Units in the upper half per contact that keep fewer customers than the company. */
export function losingCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.losing;
  const {retention} = brief;
  if (brief.league.units.length < 2 || !exists(retention)) return null;
  const byId = new Map(keptUnits(brief.league.units).map((unit) => [unit.id, unit]));
  const units = brief.greenAndLosing.flatMap((id) => byId.get(id) ?? []);
  const shown = units.slice(0, 5);
  const range = rangeOf([...units.map((unit) => unit.retention), retention], [0, 1]);
  const rows = shown.map((unit) =>
    h(
      "li",
      {},
      h("a", {class: "losing-name", ...unitLink(unit)}, localized(unit.name, language)),
      h("span", {class: "losing-value down"}, `▼ ${formatValue(unit.retention.value, "percent", language)}`),
      h(
        "span",
        {class: "visually-hidden"},
        options.words.interval(formatInterval(unit.retention, "percent", language))
      ),
      estimateStrip(unit.retention, {
        document,
        range,
        tone: "worse",
        reference: retention,
        tip: unitTip(unit, brief, retention, options)
      })
    )
  );
  const more = units.length - shown.length;
  return card(
    document,
    {id: "losing", title: words.title, question: words.question},
    rows.length > 0
      ? h("p", {class: "losing-head", "aria-hidden": "true"}, words.head)
      : h("p", {class: "middle"}, words.noneShort),
    rows.length > 0 ? h("ol", {class: "losing-list"}, ...rows) : null,
    more > 0 ? h("p", {class: "interval-text"}, words.more(more)) : null,
    h("p", {class: "explained"}, units.length > 0 ? words.explained(retention) : words.none(retention)),
    h("p", {class: "note"}, options.words.during(year(brief, language)), definition(options, "retention"))
  );
}

function unitTip(
  unit: KeptUnit,
  brief: Brief,
  company: Estimate,
  {words, language}: CardOptions
): {title: string; rows: [string, string][]} {
  return {
    title: localized(unit.name, language),
    rows: [
      [words.retention.title, formatValue(unit.retention.value, "percent", language)],
      [words.intervalName, formatInterval(unit.retention, "percent", language)],
      [words.companyName, formatValue(company.value, "percent", language)],
      [words.customersName, count(unit.retention.customers, language)],
      [words.period, year(brief, language)]
    ]
  };
}

/** The same offers counted per contact and per customer. */
export function conversionCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const {conversion, league} = brief;
  if (!conversion || !exists(conversion.perContact) || !exists(conversion.perCustomer)) return null;
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.conversion;
  const range = rangeOf([conversion.perContact, conversion.perCustomer], [0, 1]);
  const side = (estimate: Estimate, tone: "legacy" | "challenger", name: string): HTMLElement =>
    h(
      "div",
      {class: `side side-${tone}`},
      h(
        "p",
        {},
        h("span", {class: "middle"}, formatValue(estimate.value, "percent", language)),
        h("span", {class: "side-name"}, name)
      ),
      estimateStrip(estimate, {document, range, tone}),
      h(
        "p",
        {class: "interval-text"},
        `${options.words.interval(formatInterval(estimate, "percent", language))} · ${options.words.basedOn(estimate.customers)}`
      )
    );
  const pair = reversedPair(league.units);
  const order =
    league.units.length < 2
      ? ""
      : pair
        ? words.reversed(localized(pair.first.name, language), localized(pair.second.name, language), pair.pairs)
        : words.kept;
  return card(
    document,
    {id: "conversion", title: words.title, question: words.question},
    side(conversion.perContact, "legacy", words.perContact),
    side(conversion.perCustomer, "challenger", words.perCustomer),
    h("p", {class: "explained"}, `${words.explained}${punctuation[language].gap}${order}`),
    h("p", {class: "note"}, options.words.during(year(brief, language)), definition(options, "conversion_per_customer"))
  );
}

/** The company's retention and its spread over the units. */
export function retentionCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const {retention, league} = brief;
  if (!exists(retention)) return null;
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.retention;
  const spread = retentionSpread(league.units);
  const units = keptUnits(league.units);
  return card(
    document,
    {id: "retention", title: words.title, question: words.question},
    h("p", {class: "middle"}, formatValue(retention.value, "percent", language)),
    h(
      "p",
      {class: "interval-text"},
      `${options.words.interval(formatInterval(retention, "percent", language))} · ${options.words.basedOn(retention.customers)}`
    ),
    spread
      ? caterpillar(
          units.map((unit) => unit.retention),
          {
            document,
            label: words.chart,
            whole: retention,
            tones: retentionSides(units, retention),
            tipOf: (index) => {
              const unit = units[index];
              return unit ? unitTip(unit, brief, retention, options) : {title: "", rows: []};
            }
          }
        )
      : null,
    spread ? h("p", {class: "explained"}, words.spread(spread)) : null,
    h("p", {class: "note"}, options.words.during(year(brief, language)), definition(options, "retention"))
  );
}

/** How many more answers it takes, and which evidence is missing. */
export function sampleSizeCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const {sampleSize, league} = brief;
  if (!sampleSize || !(sampleSize.answersNeeded > 0) || league.units.length === 0) return null;
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.sampleSize;
  const filled = Math.min(1, sampleSize.answersPerUnit / sampleSize.answersNeeded);
  return card(
    document,
    {id: "sample-size", title: words.title, question: words.question},
    h(
      "p",
      {},
      h("span", {class: "middle"}, words.timesShort(sampleSize.answersPerUnit, sampleSize.answersNeeded)),
      h("span", {class: "side-name"}, words.times(sampleSize.answersPerUnit, sampleSize.answersNeeded))
    ),
    h(
      "span",
      {class: "meter", role: "img", "aria-label": words.meter(sampleSize.answersPerUnit, sampleSize.answersNeeded)},
      h("span", {style: `width:${(filled * 100).toFixed(1)}%`})
    ),
    h(
      "p",
      {class: "interval-text"},
      words.answers(sampleSize.answersPerUnit, sampleSize.answersNeeded, sampleSize.halfWidth)
    ),
    h(
      "ul",
      {class: "sample-size-list"},
      ...(brief.verdict ? verdictWords(language, brief.site).changes(brief.verdict) : [words.missing]).map((text) =>
        h("li", {}, text)
      ),
      sampleSize.movesInsideNoise > 0
        ? h("li", {}, words.inside(sampleSize.movesInsideNoise, league.units.length))
        : null
    ),
    h("p", {class: "note"}, options.words.during(year(brief, language)), definition(options, "service_recommendation"))
  );
}

/**
 * A link to a unit's scorecard. The build's check of links knows pages but no questions put to them
 * (`?unit=`), so the link is marked as one that it leaves alone.
 */
export function unitLink(unit: LeagueUnit): {readonly href: string; readonly rel: string} {
  return {href: pageLink("compare", `?unit=${encodeURIComponent(unit.id)}`), rel: "external"};
}
