import type {League, LeagueRow} from "./league.js";
import {undoneLimit} from "../statistics/standings.js";
import {median} from "../statistics/ranking.js";

/** How the two systems see a unit beside the median unit: contacts first, customers second. */
export type Quarter = "bothGood" | "greenButUnhappy" | "bothWeak" | "happyThoughRed";

export interface Disagreement {
  /** The score that parts the good from the weak: the median of the units, one a system. */
  readonly split: {readonly legacy: number; readonly challenger: number};
  readonly units: readonly {
    readonly row: LeagueRow;
    readonly quarter: Quarter;
    /** The chance that it truly stands in another is under 2.5 %: so is the share of wrong ones among those so called, however many units there are. */
    readonly certain: boolean;
  }[];
}

/** Sorts the units of a league into the four quarters of agreement and disagreement. */
export function disagreementOf(league: League): Disagreement {
  const split = {
    legacy: median(league.rows.map(({legacy}) => legacy.score)),
    challenger: median(league.rows.map(({challenger}) => challenger.score))
  };
  return {
    split,
    units: league.rows.map((row) => ({
      row,
      quarter: quarterOf(row.legacy.score >= split.legacy, row.challenger.score >= split.challenger),
      certain: row.otherSide < undoneLimit
    }))
  };
}

function quarterOf(goodByContacts: boolean, goodByCustomers: boolean): Quarter {
  if (goodByContacts) return goodByCustomers ? "bothGood" : "greenButUnhappy";
  return goodByCustomers ? "happyThoughRed" : "bothWeak";
}
