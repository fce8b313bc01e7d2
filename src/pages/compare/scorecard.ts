import {indicatorLink, pageLink} from "../../language/pages.js";
import type {Scorecard, ScorecardGate, ScorecardRow} from "../../model/scoring/scorecard.js";
import {scorecardOf} from "../../model/scoring/scorecard.js";
import type {Cell} from "../../model/published/cells.js";
import type {SettledItem, SystemFacts} from "../../model/published/systems.js";
import type {IndicatorFacts} from "../../model/published/site.js";
import type {Interval} from "../../model/statistics/intervals.js";
import type {Standing} from "../../model/statistics/standings.js";
import type {CompareContext} from "./context.js";
import {maker} from "../../elements/elements.js";
import {
  count,
  decimal,
  formatInterval,
  formatValue,
  monthShort,
  percent,
  localized,
  type Language
} from "../../language/format.js";
import {indicatorTrend, trendTable, type ScorecardOptions} from "./scorecard-trend.js";
import {rangeText} from "../../language/intervals.js";
import {gateText, neededBy, ruleText} from "../../scores/rule-text.js";
import {scoreBar} from "../../scores/score-bar.js";
import {systemSays, systemTerms} from "../../scores/system-terms.js";
import {pairWords} from "../../scores/words-pair.js";
import {scoringWords} from "../../scores/words-scoring.js";

/** What one system says of one unit in one period: its score, then each indicator, then what it only observes. */
export function scorecard(context: CompareContext, place: ScorecardOptions): HTMLElement {
  const {role, unit, period, alive} = place;
  const {compare, language, words, common} = context;
  const h = maker(context.document);
  const system = compare.site.systems[role];
  const {kind} = compare.units[unit];
  const {standing, rules, isAlone} = standingOf(context, place);
  const card = scorecardOf(compare, context.cellOf, system, {unit, period}, rules);
  const weights = card.appraised.reduce((sum, {appraised}) => sum + (appraised?.weight ?? 0), 0);
  const row = (one: ScorecardRow) => indicatorRow(context, one, place, weights);
  const head = (name: string, className?: string) =>
    h("th", {scope: "col", role: "columnheader", class: className}, name);
  return h(
    "section",
    {class: `card scorecard ${role}`, "aria-label": localized(system.name, language)},
    h(
      "h3",
      {},
      localized(system.name, language),
      " ",
      h("span", {class: "tag"}, system.unitOfAccount === "contact" ? common.perContact : common.perCustomer)
    ),
    h("p", {class: "question"}, systemSays(system, compare.site.indicators, language)),
    standing
      ? scoreBlock(context, standing, card.appraised, role)
      : h("p", {class: "empty"}, noScore(context, card, kind, period)),
    isAlone && h("p", {class: "soft"}, pairWords[language].aloneCard),
    h(
      "table",
      {class: "indicators", role: "table"},
      h(
        "thead",
        {role: "rowgroup"},
        h(
          "tr",
          {role: "row"},
          head(words.heads.indicator),
          head(words.heads.value, "number"),
          head(words.heads.trend),
          head(words.heads.score, "number")
        )
      ),
      h("tbody", {role: "rowgroup"}, card.appraised.map(row)),
      card.gates.length > 0 && gateRows(context, card.gates, system),
      card.observed.length > 0 &&
        h(
          "tbody",
          {role: "rowgroup", class: "observed"},
          h(
            "tr",
            {role: "row", class: "divider"},
            h(
              "th",
              {colspan: 4, scope: "rowgroup", role: "rowheader"},
              h("strong", {}, words.observed),
              " ",
              h("span", {}, words.observedNote)
            )
          ),
          card.observed.map(row)
        )
    ),
    h(
      "p",
      {class: "note"},
      words.trendNote(monthShort(compare.site.firstMonth, language), monthShort(compare.site.lastMonth, language))
    ),
    alive &&
      trendTable(
        context,
        [...card.appraised, ...card.observed].map(({indicator}) => indicator),
        unit
      ),
    systemTerms(context, system)
  );
}

/** A unit's score beside the other system's, else by itself once the file is here; and the rules it was scored by. */
function standingOf(
  context: CompareContext,
  {role, unit, period}: ScorecardOptions
): {readonly standing: Standing | null; readonly rules: readonly SettledItem[]; readonly isAlone: boolean} {
  const {kind} = context.compare.units[unit];
  const league = context.league(kind, period);
  const beside = league.rows.find((row) => row.unit === unit)?.[role] ?? null;
  if (beside) return {standing: beside, rules: league.rules[role], isAlone: false};
  const alone = context.alone(role, kind, period);
  const standing = alone?.rows.find((row) => row.unit === unit)?.legacy ?? null;
  const isAlone = standing !== null && alone !== null;
  return {standing, rules: isAlone ? alone.rules.legacy : league.rules[role], isAlone};
}

/** Why a unit has no score under a system. */
function noScore(
  {language, words, kindName, periodName, measurable}: CompareContext,
  card: Scorecard,
  kind: string,
  period: number
): string {
  const said = scoringWords[language];
  if (card.appraised.length === 0) return said.notAppraised(kindName(kind));
  const reasons = card.appraised.flatMap((one) =>
    one.missing ? [said.missing(one.missing, localized(one.indicator.name, language), periodName(period))] : []
  );
  if (reasons.length > 0) return said.noPoints(reasons.join(said.separator));
  const hidden = [...card.appraised, ...card.gates].filter(({cell}) => cell === null).map(({indicator}) => indicator);
  if (hidden.length === 0) return said.otherLacks;
  const unmeasurable = hidden.filter(({id}) => !measurable(id));
  const names = (unmeasurable.length > 0 ? unmeasurable : hidden)
    .map(({name}) => localized(name, language))
    .join(words.separator);
  return words.scoreMissing(names, unmeasurable.length === 0);
}

function scoreBlock(
  {document, language, words, common}: CompareContext,
  standing: Standing,
  appraised: readonly ScorecardRow[],
  role: "legacy" | "challenger"
): HTMLElement {
  const h = maker(document);
  const score = decimal(standing.score, language);
  const interval = scoreRange(standing, language);
  const {uncut} = standing;
  const cap = Math.max(100, ...appraised.map((one) => one.appraised?.score.cap ?? 100));
  return h(
    "div",
    {class: "score"},
    h(
      "p",
      {class: "score-figure"},
      h("span", {class: "big"}, score),
      h("span", {class: "soft"}, ` ${common.interval} ${interval} · ${words.targetScore}`)
    ),
    uncut && h("p", {class: "soft"}, common.uncut(decimal(uncut.value, language), scoreRange(uncut, language))),
    scoreBar(standing, {document, label: `${words.score} ${words.scoreOf(score, interval)}`, cap, role})
  );
}

/** `69.9–72.7`; uncut scores may fall below 0. */
function scoreRange(bounds: Interval, language: Language): string {
  return rangeText(bounds, (score) => decimal(score, language), language);
}

/** Rows of what only takes away: the figure, the gate in words, and what it took. */
function gateRows(context: CompareContext, gates: readonly ScorecardGate[], {roles = []}: SystemFacts): HTMLElement {
  const {document, language} = context;
  const h = maker(document);
  const said = scoringWords[language];
  return h(
    "tbody",
    {role: "rowgroup", class: "gates"},
    h(
      "tr",
      {role: "row", class: "divider"},
      h(
        "th",
        {colspan: 4, scope: "rowgroup", role: "rowheader"},
        h("strong", {}, said.gates),
        " ",
        h("span", {}, said.gatesNote)
      )
    ),
    gates.map(({indicator, gate, cell, outcome}) =>
      h(
        "tr",
        {role: "row"},
        h(
          "th",
          {scope: "row", role: "rowheader"},
          nameLink(context, indicator),
          h("span", {class: "rule"}, gateText(gate, indicator, roles, language))
        ),
        valueCell(context, indicator, cell),
        h(
          "td",
          {class: "trend-cell", role: "cell"},
          outcome ? (outcome.triggered ? said.gateTriggered : said.gateAtRest) : ""
        ),
        h(
          "td",
          {class: "number points", role: "cell"},
          outcome?.veto
            ? said.scoreVetoed
            : outcome && outcome.points > 0
              ? h("b", {}, said.pointsOff(decimal(outcome.points, language)))
              : h("span", {class: "none"}, "–")
        )
      )
    )
  );
}

/** Leads to the indicator's own page; to its definition alone where it has no figures. */
function nameLink({document, language, words, measurable}: CompareContext, {id, name}: IndicatorFacts): HTMLElement {
  const text = localized(name, language);
  return maker(document)(
    "a",
    measurable(id) ? indicatorLink(id) : {href: pageLink("data", `#indicator-${id}`), title: words.definition(text)},
    text
  );
}

/** A figure with its interval and the customers behind it, or why there is none. */
function valueCell(
  {document, language, words, compare, measurable}: CompareContext,
  {id, format}: IndicatorFacts,
  cell: Cell | null
): HTMLElement {
  const h = maker(document);
  return cell
    ? h(
        "td",
        {class: "number value", role: "cell"},
        h("b", {}, formatValue(cell.value, format, language)),
        h("span", {}, formatInterval(cell, format, language)),
        h("span", {}, words.resting(count(cell.customers, language)))
      )
    : h(
        "td",
        {class: "value under-floor", role: "cell"},
        measurable(id) ? words.underFloor(count(compare.site.privacyFloor, language)) : words.notMeasurable
      );
}

function indicatorRow(
  context: CompareContext,
  {indicator, cell, appraised, standsIn, points, uncut, against}: ScorecardRow,
  place: ScorecardOptions,
  weights: number
): HTMLElement {
  const {language, words, common, compare} = context;
  const h = maker(context.document);
  const target =
    appraised?.score.rule === "linear" && typeof appraised.score.target === "number" && !indicator.accumulates
      ? appraised.score.target
      : null;
  const own = appraised && compare.site.systems[place.role].appraise.find((one) => one.indicator === indicator.id);
  const needed = own && standsIn ? neededBy(own.score) : null;
  const shorter = appraised && appraised.period !== compare.periods[place.period].grain;
  return h(
    "tr",
    {role: "row"},
    h(
      "th",
      {scope: "row", role: "rowheader"},
      nameLink(context, indicator),
      appraised && h("span", {class: "rule"}, ruleText(appraised.score, indicator, language, against)),
      needed && h("span", {class: "rule stands-in"}, scoringWords[language].standsIn(needed)),
      shorter && h("span", {class: "rule"}, words.otherPeriod(appraised.period))
    ),
    valueCell(context, indicator, cell),
    h("td", {class: "trend-cell", role: "cell"}, indicatorTrend(context, indicator, target, place, appraised !== null)),
    h(
      "td",
      {class: "number points", role: "cell"},
      points && appraised
        ? [
            h("b", {}, decimal(points.value, language)),
            " ",
            h("span", {class: "weight"}, words.weight(percent(appraised.weight / weights, language))),
            h("span", {title: common.interval}, scoreRange(points, language)),
            uncut && h("span", {}, common.uncut(decimal(uncut.value, language), scoreRange(uncut, language)))
          ]
        : h("span", {class: "none"}, "–")
    )
  );
}
