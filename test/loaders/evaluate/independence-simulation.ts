/** Indicators of planted qualities, and how many independent ones are found: for a test in short and a proof at length. */
import {bothSystems} from "../../../loaders/calibrate/moment-level.js";
import {independenceOf, type Independence} from "../../../loaders/evaluate/evidence-independence.js";
import type {SystemHalves} from "../../../loaders/evaluate/evidence-scores.js";
import type {IndependentIndicators} from "../../../src/model/published/evidence.js";
import type {SystemFacts} from "../../../src/model/published/systems.js";
import {normal} from "../../../src/model/statistics/random.js";

const [units, clusters, periods] = [42, 14, 8];
const systems = bothSystems();

/**
 * Values of half the customers a quarter: of a quality of the unit, most of which lasts, and sampling error.
 *
 * @param reliability share of a half's variance that isn't sampling error
 */
export function plantedIndicator(seed: number, quality: number, indicator: number, reliability: number): Float64Array {
  return Float64Array.from({length: 2 * periods * units}, (_, i) => {
    const unit = i % units;
    const own =
      Math.sqrt(0.3) * normal(seed, 1, quality, unit % clusters) +
      Math.sqrt(0.5) * normal(seed, 2, quality, unit) +
      Math.sqrt(0.2) * normal(seed, 3, quality, unit, Math.floor(i / units) % periods);
    return Math.sqrt(reliability) * own + Math.sqrt(1 - reliability) * normal(seed, 4, indicator, i);
  });
}

/** Independence where the legacy system appraises as many indicators as are given, and the challenger one. */
export function plantedIndependence(legacy: readonly Float64Array[], challenger: Float64Array): Independence {
  const [challengerFacts, legacyFacts] = systems;
  return independenceOf(
    {legacy: halves(legacyFacts, legacy), challenger: halves(challengerFacts, [challenger])},
    units,
    Array.from({length: units}, (_, unit) => unit % clusters)
  );
}

/** Companies whose indicators show the qualities named, with what is found of their system. */
export function countedIndependent(
  qualities: readonly number[],
  reliability: number,
  companies: number
): (IndependentIndicators | null)[] {
  return Array.from(
    {length: companies},
    (_, seed) =>
      plantedIndependence(
        qualities.map((quality, k) => plantedIndicator(seed, quality, k, reliability)),
        plantedIndicator(seed, 9, 9, 0.5)
      ).systems.legacy
  );
}

/** Companies in which one indicator shares a quality with others, and says so much that they don't. */
export interface OwnWorld {
  /** Share of the indicator's variance, sampling error taken out, that is its own. */
  readonly own: number;
  readonly reliability: number;
  /** How many others there are of the quality. */
  readonly others: number;
}

/** Of companies in which the indicator's own part can be told: the share whose interval holds it, its mean width, and how many there are. */
export function ownHeld(
  {own, reliability, others}: OwnWorld,
  companies: number
): {readonly held: number; readonly width: number; readonly told: number} {
  const id = systems[1].appraise[0].indicator;
  const found = Array.from({length: companies}, (_, seed) => {
    const made = (part: number, k: number): Float64Array => {
      const [shared, alone, noise] = [
        plantedIndicator(seed, 0, 0, 1),
        plantedIndicator(seed, 50 + k, 0, 1),
        plantedIndicator(seed, 0, 100 + k, 0)
      ];
      return shared.map(
        (one, i) =>
          Math.sqrt(reliability) * (Math.sqrt(1 - part) * one + Math.sqrt(part) * alone[i]) +
          Math.sqrt(1 - reliability) * noise[i]
      );
    };
    const legacy = [made(own, 0), ...Array.from({length: others}, (_, k) => made(0, 1 + k))];
    return plantedIndependence(legacy, plantedIndicator(seed, 9, 9, 0.5)).of(id).independence;
  }).flatMap((one) => (one && one.low !== null && one.high !== null ? [{low: one.low, high: one.high}] : []));
  const mean = (of: (one: (typeof found)[number]) => number) =>
    found.reduce((total, one) => total + of(one), 0) / found.length;
  return {
    held: mean(({low, high}) => (low <= own && own <= high ? 1 : 0)),
    width: mean(({low, high}) => high - low),
    told: found.length
  };
}

function halves(facts: SystemFacts, values: readonly Float64Array[]): SystemHalves {
  return {
    id: facts.id,
    weights: values.map(() => 1),
    items: facts.appraise.slice(0, values.length),
    scores: values[0],
    points: values,
    values,
    taken: values[0]
  };
}
