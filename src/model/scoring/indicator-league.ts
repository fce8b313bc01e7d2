import type {Cell} from "../published/cells.js";
import type {PlacedCell} from "../published/compare-series.js";
import type {IndicatorFacts} from "../published/site.js";
import {shrunken, type Shrunken} from "../statistics/shrinkage.js";
import {meanRanks, tiedWith} from "../statistics/ranking.js";
import {funnelOf, type FunnelPlace, type FunnelPlot} from "./funnel-units.js";

/** A unit in the league of one indicator. */
export interface IndicatorLeagueRow {
  readonly cell: PlacedCell;
  /** The best is first; equals share the mean of their places. */
  readonly rank: number;
  readonly tied: number;
  readonly place: FunnelPlace;
  /** Drawn towards the middle of all units by how much of it is sampling error; null where that can't be told. */
  readonly shrunken: number | null;
  /** On the good side of the company's value; null within chance of it. */
  readonly isBetter: boolean | null;
}

export interface IndicatorLeague {
  readonly plot: FunnelPlot;
  /** The best first. */
  readonly rows: readonly IndicatorLeagueRow[];
  /** Units beyond the 95 % limits, and how many chance alone would put there. */
  readonly outside: number;
  readonly expected: number;
}

/** Units by one indicator, each against the whole by the funnel's limits of chance. */
export function indicatorLeague(
  company: Cell,
  cells: readonly PlacedCell[],
  {format, better}: Pick<IndicatorFacts, "format" | "better">
): IndicatorLeague {
  const plot = funnelOf(company, cells, format);
  // Places count from the highest score.
  const scores = plot.units.map(({cell}) => (better === "higher" ? cell.value : -cell.value));
  const ranks = meanRanks(scores);
  const tied = tiedWith(scores);
  const drawn = shrunkenOf(plot.units.map(({cell}) => cell));
  const rows = plot.units.map(({cell, place, side}, i): IndicatorLeagueRow => ({
    cell,
    rank: ranks[i],
    tied: tied[i],
    place,
    shrunken: drawn?.values[i] ?? null,
    isBetter: place === "inside" ? null : (side === "above") === (better === "higher")
  }));
  return {
    plot,
    rows: rows.sort((a, b) => a.rank - b.rank || a.cell.unit - b.cell.unit),
    outside: rows.filter(({place}) => place !== "inside").length,
    expected: 0.05 * cells.length
  };
}

/** Null of a single unit, and where the error of one isn't known: all of one answer seem to have none. */
function shrunkenOf(cells: readonly PlacedCell[]): Shrunken | null {
  const errors = cells.map(({standardError}) => standardError);
  return cells.length < 2 || errors.some((error) => !(error > 0))
    ? null
    : shrunken(
        cells.map(({value}) => value),
        errors
      );
}
