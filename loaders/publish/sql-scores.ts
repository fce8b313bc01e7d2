import {cellsOf} from "../../src/model/published/cells.js";
import {leagueAt} from "../../src/model/scoring/league.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {SqlValue} from "../../src/model/sql/schema.js";
import {toDigits} from "../../src/model/statistics/rounding.js";

/** Drawing the worlds behind the bounds takes a while, so older quarters and the months stay with the compare page. */
const lastQuarters = 4;

/** Scores and ranks of every unit that has any, by year and for the last quarters: what the compare page computes on demand. */
export function sqlScores(compare: Compare): SqlValue[][] {
  const cellOf = cellsOf(compare);
  const kinds = [...new Set(compare.units.map(({kind}) => kind))];
  const {legacy, challenger} = compare.site.systems;
  const quarters = compare.periods
    .filter(({grain}) => grain === "quarter")
    .map(({to}) => to)
    .sort()
    .slice(-lastQuarters);
  return kinds.flatMap((kind) =>
    compare.periods.flatMap(({id: period, grain, to}, position) => {
      if (grain !== "year" && grain !== "whole" && !(grain === "quarter" && quarters.includes(to))) return [];
      return leagueAt(compare, cellOf, kind, position).rows.flatMap((row) =>
        (
          [
            [legacy.id, row.legacy],
            [challenger.id, row.challenger]
          ] as const
        ).map(([system, {score, low, high, uncut, rank, rankLow, rankHigh}]): SqlValue[] => [
          system,
          compare.units[row.unit].id,
          period,
          short(score),
          short(low),
          short(high),
          uncut && short(uncut.value),
          uncut && short(uncut.low),
          uncut && short(uncut.high),
          rank,
          rankLow,
          rankHigh
        ])
      );
    })
  );
}

function short(value: number): number {
  return toDigits(value, 7);
}
