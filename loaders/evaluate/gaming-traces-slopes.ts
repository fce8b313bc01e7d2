/** What the legacy system's indicators have to do with who stays, between units, within them, and before and after they were paid for. */
import {contestIndex} from "../../src/model/statistics/contest.js";
import type {GamingTraces, InForceTest} from "../../src/model/published/gaming.js";
import {sinceInForce, slopes, type PanelRow} from "../../src/model/statistics/slopes.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import {monthNumber} from "../intake/periods.js";
import type {PublicationContext} from "../privacy/publication.js";
import {evidenceOnce, type EvidenceContext} from "./evidence-context.js";

/** Months followed where the contest's settings have them: a quarter's figure against the quarter that follows the gap. */
const quarter = 3;

/**
 * Slopes and tests of the panel of units and quarters. As in the contest, the indicator is that of one half of the
 * customers as known when the quarter ended, the outcome that of the other half after a gap, and units that share shocks
 * are one cluster: with the same customers on both sides their own troubles alone would tie the two together.
 */
export async function slopesInData(
  publication: PublicationContext
): Promise<Pick<GamingTraces, "slopes" | "slopesOf" | "inForce">> {
  const {legacy, challenger} = publication;
  const context = await evidenceOnce(publication);
  if (!context) return {slopes: [], slopesOf: null, inForce: []};
  const {gap_months: gap, horizons, primary_horizon: primary} = publication.settings.contest;
  const horizon = horizons.includes(quarter) ? quarter : primary;
  const panelOf = panels(context, horizon);
  return {
    slopes: legacy.appraise.flatMap(({indicator}) => {
      const panel = panelOf(indicator);
      return panel.length ? [{indicator, ...slopes(panel)}] : [];
    }),
    slopesOf: {
      unitKind: context.nameOfKind(context.kind),
      clusterKind: context.nameOfKind(context.clusterKind),
      clusters: new Set(context.clusters).size,
      gap,
      horizon
    },
    inForce: [legacy, challenger].flatMap((system) => inForceTests(panelOf, system))
  };
}

function inForceTests(panelOf: (indicator: string) => PanelRow[], {id, appraise, inForce}: SystemFacts): InForceTest[] {
  const since = inForce?.from;
  if (!since) return [];
  return appraise.map(({indicator}) => ({
    system: id,
    indicator,
    since,
    result: sinceInForce(panelOf(indicator), monthNumber(since))
  }));
}

/** Makes panels of units and quarters, one row a half of the customers. */
function panels(context: EvidenceContext, horizon: number): (indicator: string) => PanelRow[] {
  const {units, clusters, indicators, publication} = context;
  const figures = context.figures();
  const {customers: stayed} = context.outcome(figures.quarters).of(horizon);
  const starts = figures.quarters.map((period) => monthNumber(publication.calendar.periods[period].from));
  return (indicator) => {
    const sign = indicators.get(indicator)?.definition.better === "lower" ? -1 : 1;
    return crossedPanel({
      units,
      clusters,
      starts,
      stayed,
      value: (half, quarterAt, unit) => sign * figures.value(indicator, half, quarterAt, unit)
    });
  };
}

/** What a panel is made of: by unit and quarter a figure of each half of the customers, and what later came of each. */
interface CrossedHalves {
  readonly units: readonly string[];
  /** By unit: the number of its cluster. */
  readonly clusters: ArrayLike<number>;
  /** First month of each quarter. */
  readonly starts: readonly number[];
  readonly value: (half: number, quarter: number, unit: string) => number;
  /** Laid out as `contestIndex` says. */
  readonly stayed: Float64Array;
}

/** Rows in which the figure of one half of a unit's customers stands beside what the other half did: no customer is on both sides. */
export function crossedPanel({units, clusters, starts, value, stayed}: CrossedHalves): PanelRow[] {
  const size = {units: units.length, periods: starts.length};
  return starts.flatMap((period, q) =>
    units.flatMap((unit, u) =>
      [0, 1].flatMap((half): PanelRow[] => {
        const indicator = value(half, q, unit);
        const outcome = stayed[contestIndex(1 - half, q, u, size)];
        return Number.isFinite(indicator) && Number.isFinite(outcome)
          ? [{unit: `${unit} ${half}`, cluster: String(clusters[u]), period, indicator, outcome}]
          : [];
      })
    )
  );
}
