/** The brief's league table, made alike for the pair that the settings name and for one that a reader chooses. */
import type {Bilingual} from "../published/systems.js";
import {cellsOf} from "../published/cells.js";
import type {Compare} from "../published/compare.js";
import type {Brief, LeagueUnit, UnitFigures, Unranked} from "../published/brief.js";
import type {Estimate} from "../published/site.js";
import {leagueAt} from "./league.js";
import {appraisalOf, scoredIndicators} from "./system-score.js";

export interface LeagueGround {
  /** The kind of unit in the table, and what it is called. */
  readonly kind: string;
  readonly kindName: Bilingual;
  /** All units of the kind, with what stands beside their ranks. */
  readonly figures: readonly UnitFigures[];
}

/** The league table of a comparison's systems for one period: the compare page's, with what the brief shows beside it. */
export function briefLeague(
  compare: Compare,
  {kind, kindName, figures}: LeagueGround,
  period: number
): Brief["league"] {
  const {rows, unranked, agreement, rules} = leagueAt(compare, cellsOf(compare), kind, period);
  const known = new Map(figures.map((unit) => [unit.id, unit]));
  const units = rows.flatMap(({unit, legacy, challenger, move, reversalShare, beyondNoise}): LeagueUnit[] => {
    const own = known.get(compare.units[unit].id);
    return own ? [{...own, legacy, challenger, move, reversalShare, beyondNoise}] : [];
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
  const lacking = lackingOf(compare, kind);
  return {
    kind,
    kindName,
    units: units.sort((a, b) => a.challenger.rank - b.challenger.rank || (a.id < b.id ? -1 : 1)),
    // Nobody is too small where the indicators themselves are missing.
    unranked:
      lacking.length > 0
        ? []
        : figures
            .filter(({id}) => !ranked.has(id))
            .map(({id, name}): Unranked => ({id, name, why: ruleLacks.has(id) ? "rule" : "small"})),
    ...(lacking.length > 0 && {lacking}),
    agreement: resting,
    rules
  };
}

/** What each of the two systems scores such units by and can't be measured: a comparison holds a series of all that can. */
function lackingOf({site, series}: Compare, kind: string): NonNullable<Brief["league"]["lacking"]> {
  const measured = new Set(series.map(({indicator}) => indicator));
  const names = new Map(site.indicators.map(({id, name}) => [id, name]));
  return [site.systems.legacy, site.systems.challenger].flatMap((system) => {
    const missing = scoredIndicators(appraisalOf(system, kind)).filter((id) => !measured.has(id));
    return missing.length > 0
      ? [{system: system.name, indicators: missing.map((id) => names.get(id) ?? {en: id, zh: id})}]
      : [];
  });
}
