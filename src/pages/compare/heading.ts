import type {CompareState} from "./state.js";
import {restOnSameCustomers} from "../../model/scoring/sides.js";
import type {Interval} from "../../model/statistics/intervals.js";
import type {Standing} from "../../model/statistics/standings.js";
import type {CompareContext} from "./context.js";
import {lackText} from "./alone.js";
import {pairWords} from "../../scores/words-pair.js";
import {maker} from "../../elements/elements.js";
import {scoringWords} from "../../scores/words-scoring.js";
import {count, decimal, localized} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";

/** The page's claim: what both systems say of the chosen unit, and how many units change rank. */
export function compareHeading(context: CompareContext, state: CompareState): HTMLElement {
  const {compare, language, words, common} = context;
  const h = maker(context.document);
  const unit = compare.units.findIndex(({id}) => id === state.unit);
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const {legacy, challenger} = compare.site.systems;
  const own = context.league(compare.units[unit].kind, period);
  const row = own.rows.find((one) => one.unit === unit);
  const range = (bounds: Interval) => rangeText(bounds, (score) => decimal(score, language), language);
  const text = ({uncut, ...standing}: Standing) =>
    decimal(standing.score, language) +
    punctuation[language].bracketed(
      `${common.interval} ${range(standing)}` +
        (uncut ? words.semicolon + common.uncut(decimal(uncut.value, language), range(uncut)) : "")
    );
  const name = context.unitName(unit);
  const said = scoringWords[language];
  const nameOf = (id: string) =>
    localized(compare.site.indicators.find((one) => one.id === id)?.name ?? {en: id, zh: id}, language);
  const missing = own.unranked.find((one) => one.unit === unit)?.lacks ?? [];
  const unmeasurable = missing.filter(({indicator}) => !context.measurable(indicator));
  const lacks = (unmeasurable.length > 0 ? unmeasurable : missing)
    .map(({indicator}) => nameOf(indicator))
    .join(words.separator);
  const reasons = missing
    .filter(({what}) => what !== "value")
    .map(({what, indicator}) => said.missing(what, nameOf(indicator), context.periodName(period)));
  // Too small is what lacks a figure that others have; not what nobody can measure, nor what a rule can't compare.
  const isSmall = unmeasurable.length === 0 && missing.some(({what}) => what === "value");
  const noScore = () => {
    if (unmeasurable.length > 0) return words.unmeasurable(lacks);
    if (reasons.length > 0) return said.noPoints(reasons.join(said.separator));
    return missing.length > 0
      ? words.noScore(context.periodName(period), lacks)
      : said.notAppraised(context.kindName(compare.units[unit].kind));
  };
  const league = context.league(state.level, period);
  const moved = league.rows.filter(({beyondNoise}) => beyondNoise).length;
  const {value, low, high} = league.agreement;
  const agreement =
    decimal(value, language, 2) +
    punctuation[language].bracketed(
      `${common.interval} ${rangeText({low, high}, (correlation) => decimal(correlation, language, 2), language)}`
    );
  const scores = row
    ? {legacy: decimal(row.legacy.score, language, 0), challenger: decimal(row.challenger.score, language, 0)}
    : null;
  return h(
    "header",
    {class: "compare-heading"},
    h(
      "p",
      {class: "over"},
      h("span", {}, context.periodName(period)),
      row && h("span", {}, words.resting(count(row.fewestCustomers, language)))
    ),
    h("h1", {}, aloneHeadline(context, unit, period) ?? words.headline(name, scores, isSmall ? "small" : "other")),
    h(
      "p",
      {class: "lede"},
      row
        ? words.lede(
            context.periodName(period),
            {name: localized(legacy.name, language), score: text(row.legacy)},
            {name: localized(challenger.name, language), score: text(row.challenger)},
            restOnSameCustomers(own.rules, (id) => context.cellOf(id, unit, period)?.customers ?? null)
          )
        : (lackOfBoth(context, compare.units[unit].kind, period) ?? noScore())
    ),
    league.rows.length > 2 &&
      h("p", {class: "lede"}, words.movers(moved, context.unitsOf(state.level, league.rows.length), agreement)),
    h("p", {class: "soft caution"}, words.caution)
  );
}

/** The claim of a unit that only one of both systems scores; null elsewhere. */
function aloneHeadline(context: CompareContext, unit: number, period: number): string | null {
  const {compare, language} = context;
  const {kind} = compare.units[unit];
  if (context.league(kind, period).rows.some((row) => row.unit === unit)) return null;
  for (const role of ["legacy", "challenger"] as const) {
    const row = context.alone(role, kind, period)?.rows.find((one) => one.unit === unit);
    if (row)
      return pairWords[language].aloneHeadline(
        context.unitName(unit),
        decimal(row.legacy.score, language, 0),
        localized(compare.site.systems[role].name, language)
      );
  }
  return null;
}

/** Why either system scores no unit of a kind; null where both score some. */
function lackOfBoth(context: CompareContext, kind: string, period: number): string | null {
  const lacks = (["legacy", "challenger"] as const).flatMap((role) => lackText(context, role, kind, period) ?? []);
  return lacks.length > 0 ? lacks.join(punctuation[context.language].gap) : null;
}
