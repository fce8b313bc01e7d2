import {covarianceOf} from "../../src/model/errors.js";
import type {Brief, Estimate, LeagueUnit, SystemFacts, UnitFacts} from "../../src/model/published.js";
import {standings} from "../../src/model/ranking.js";
import {systemScore} from "../../src/model/scoring.js";
import {errorsOf, type Measured} from "./measured.js";

/** Resampled worlds behind rank bounds and moves. */
const draws = 2000;
const seed = 20260930;

/** The league table of the units of one kind under both systems, for one period. */
export function leagueOf(
  measured: Measured,
  systems: {readonly legacy: SystemFacts; readonly challenger: SystemFacts},
  units: readonly UnitFacts[],
  period: number
): Pick<Brief["league"], "units" | "unranked" | "agreement"> {
  const appraised = appraisedOf(systems);
  const cellsOf = (unit: UnitFacts) => appraised.map((indicator) => measured.cell(indicator, unit.id, period));
  const rankable = units.flatMap((unit) => {
    const cells = cellsOf(unit).filter((cell) => cell !== null);
    return cells.length === appraised.length ? [{unit, cells}] : [];
  });
  const errors = rankable.map(({cells}) => errorsOf(cells));
  const scoreBy = (system: SystemFacts) => (values: readonly number[]) =>
    systemScore(new Map(appraised.map((indicator, i) => [indicator, values[i]])), system.appraise) ?? NaN;
  const result = standings({
    values: rankable.map(({cells}) => cells.map(({moments}) => moments.y / moments.x)),
    covariance: errors.map(({standardErrors, correlations}) => covarianceOf(standardErrors, correlations)),
    score: {legacy: scoreBy(systems.legacy), challenger: scoreBy(systems.challenger)},
    draws,
    seed
  });
  const league = rankable.map(({unit}, i): LeagueUnit => ({
    id: unit.id,
    name: unit.name,
    legacy: result.legacy[i],
    challenger: result.challenger[i],
    move: result.move[i],
    undone: result.undone[i],
    beyondNoise: result.beyondNoise[i],
    retention: measured.estimate("customer_retention", unit.id, period),
    conversionPerContact: measured.estimate("offer_conversion_per_contact", unit.id, period),
    conversionPerCustomer: measured.estimate("offer_conversion_per_customer", unit.id, period)
  }));
  const ranked = new Set(rankable.map(({unit}) => unit.id));
  const agreement: Estimate = {...result.agreement, customers: league.reduce((sum, {retention}) => sum + (retention?.customers ?? 0), 0)};
  return {
    units: league.sort((a, b) => a.challenger.rank - b.challenger.rank || (a.id < b.id ? -1 : 1)),
    unranked: units.filter(({id}) => !ranked.has(id)).map(({id, name}) => ({id, name})),
    agreement
  };
}

/** The indicators that either system appraises, each once. */
export function appraisedOf({legacy, challenger}: {readonly legacy: SystemFacts; readonly challenger: SystemFacts}): string[] {
  return [...new Set([...legacy.appraise, ...challenger.appraise].map(({indicator}) => indicator))];
}
