/** Everything that the evidence is computed from, measured once for one run. */
import {allScoredIndicators} from "../../src/model/scoring/system-score.js";
import {nameOfKind} from "../../src/model/published/kinds.js";
import type {Bilingual, SystemFacts} from "../../src/model/published/systems.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {Cubes} from "../measure/cube.js";
import {makeFrames} from "../measure/frames.js";
import {measureOutcomes, type Outcomes} from "../measure/outcomes.js";
import {
  measureWithoutLeaving,
  otherAttribution,
  otherName,
  restsOnContacts
} from "../measure/without-leaving-contacts.js";
import {halfFigures, type HalfFigures, type Window} from "./evidence-halves.js";
import {outcomeSource, type OutcomeSource} from "./evidence-outcomes.js";
import {systemHalves, type SystemHalves} from "./evidence-scores.js";
import {once} from "../privacy/once-per-run.js";
import type {PublicationContext} from "../privacy/publication.js";

export interface EvidenceContext {
  readonly publication: PublicationContext;
  /** The kind whose units take part, their ids, and the cluster of each. */
  readonly kind: string;
  readonly units: readonly string[];
  readonly clusters: readonly number[];
  readonly clusterKind: string;
  readonly outcomes: Outcomes;
  /** Without contacts that ask to leave where those would matter; everything else as measured. */
  readonly cubes: readonly Cubes[];
  readonly cards: readonly CompiledIndicator[];
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly systems: Readonly<Record<"legacy" | "challenger", SystemFacts>>;
  /** Figures and outcomes, with buckets of customers weighed. */
  figures(buckets?: Float64Array): HalfFigures;
  outcome(quarters: readonly number[]): OutcomeSource;
  scores(role: "legacy" | "challenger", figures: HalfFigures, window: Window, elsewhere?: boolean): SystemHalves;
  /** The same of any system. */
  scoresOf(system: SystemFacts, figures: HalfFigures, window: Window): SystemHalves;
  nameOfKind(kind: string): Bilingual;
}

/**
 * Measures what the evidence needs besides what is measured anyway.
 *
 * @returns null where the data hold no customers followed long enough, or fewer than two units of the kind
 */
export async function evidenceContext(publication: PublicationContext): Promise<EvidenceContext | null> {
  const {settings, units: tree, compiled, calendar, intake, database, benchmarks, cubes, systems: all} = publication;
  const {contest, privacy_floor: floor} = settings;
  const league = publication.brief.league.kind;
  const kind = contest.units ?? kindBelow(publication, league);
  const clusterKind = contest.clusters ?? league;
  const units = tree.all.filter((unit) => unit.kind === kind).map(({id}) => id);
  if (units.length < 2 || !intake.has("customers") || !calendar.periods.some(({grain}) => grain === "quarter"))
    return null;
  const clusterIds = units.map(
    (id) => tree.withAncestors(id).find((one) => tree.byId.get(one)?.kind === clusterKind) ?? id
  );
  const distinct = [...new Set(clusterIds)];

  const systems = {legacy: publication.legacy, challenger: publication.challenger};
  const scoredIds = new Set(Object.values(systems).flatMap(allScoredIndicators));
  const cardIds = new Set([
    ...scoredIds,
    ...Object.values(systems).flatMap(({observe}) => observe),
    ...[...all.values()].flatMap(({appraise}) => appraise.map(({indicator}) => indicator))
  ]);
  const cards = compiled.filter(
    ({id, lacks, frame}) => cardIds.has(id) && lacks.length === 0 && frame.cluster === "customer"
  );
  const again = cards.filter(restsOnContacts);
  const elsewhere = again.filter(({id}) => scoredIds.has(id)).flatMap((indicator) => otherAttribution(indicator) ?? []);
  const scored = await measureWithoutLeaving(
    database,
    makeFrames(publication.legacy.greenContact),
    [...again, ...elsewhere],
    tree
  );
  const outcomes = await measureOutcomes(database, calendar, contest.horizons, contest.gap_months, intake.has("bills"));
  const indicators = new Map(compiled.map((indicator) => [indicator.id, indicator]));
  return {
    publication,
    kind,
    units,
    clusterKind,
    outcomes,
    cards,
    indicators,
    systems,
    clusters: clusterIds.map((id) => distinct.indexOf(id)),
    cubes: [scored, cubes],
    figures: (buckets) => halfFigures([scored, cubes], compiled, calendar, floor, buckets),
    outcome: (quarters) => outcomeSource(outcomes, tree, units, quarters, floor),
    scores: (role, figures, window, isElsewhere = false) =>
      systemHalves({
        system: systems[role],
        kind,
        units,
        figures,
        indicators,
        benchmarks,
        window,
        nameOf: (id) => (isElsewhere && scored.has(otherName(id)) ? otherName(id) : id)
      }),
    scoresOf: (system, figures, window) => systemHalves({system, kind, units, figures, indicators, benchmarks, window}),
    nameOfKind: (one) => nameOfKind(publication.site, one)
  };
}

/** The same once a run: the evidence and what shows in the data rest on it. */
export const evidenceOnce = once(evidenceContext);

/** The kind of which most units stand right below those of another. */
function kindBelow({units}: PublicationContext, above: string): string {
  const counts = new Map<string, number>();
  for (const unit of units.all) {
    if (unit.kind === above)
      for (const child of units.children(unit.id)) counts.set(child.kind, (counts.get(child.kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most && most[1] > units.all.filter(({kind}) => kind === above).length ? most[0] : above;
}
