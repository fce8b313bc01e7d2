import {cellsOf} from "../../src/model/published/cells.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {Brief, LeagueUnit, Unranked} from "../../src/model/published/brief.js";
import type {Estimate} from "../../src/model/published/site.js";
import {leagueAt} from "../../src/model/scoring/league.js";
import {estimatePlayed, type Measured} from "../privacy/measured.js";

/** The league table of the units of one kind under both systems, for one period: the compare page's, with what the brief shows beside it. */
export function leagueOf(
  compare: Compare,
  measured: Measured,
  kind: string,
  period: number
): Pick<Brief["league"], "units" | "unranked" | "agreement" | "rules"> {
  const {rows, unranked, agreement, rules} = leagueAt(compare, cellsOf(compare), kind, period);
  const units = rows.map(({unit, legacy, challenger, move, reversalShare, beyondNoise}): LeagueUnit => {
    const {id, name} = compare.units[unit];
    return {
      legacy,
      challenger,
      move,
      reversalShare,
      beyondNoise,
      id,
      name,
      retention: estimatePlayed(measured, "retention", id, period),
      conversionPerContact: estimatePlayed(measured, "conversion_per_contact", id, period),
      conversionPerCustomer: estimatePlayed(measured, "conversion_per_customer", id, period)
    };
  });
  const ranked = new Set(units.map(({id}) => id));
  // Where every figure is there, it is a rule that lacks something to compare it with.
  const ruleLacks = new Set(
    unranked
      .filter(({lacks}) => lacks.length > 0 && lacks.every(({what}) => what !== "value"))
      .map(({unit}) => compare.units[unit].id)
  );
  const resting: Estimate = {
    ...agreement,
    customers: units.reduce((sum, {retention}) => sum + (retention?.customers ?? 0), 0)
  };
  return {
    units: units.sort((a, b) => a.challenger.rank - b.challenger.rank || (a.id < b.id ? -1 : 1)),
    unranked: measured.units.all
      .filter((unit) => unit.kind === kind && !ranked.has(unit.id))
      .map(({id, name}): Unranked => ({id, name, why: ruleLacks.has(id) ? "rule" : "small"})),
    agreement: resting,
    rules
  };
}
