import {contestIndex, halves, type ContestInput} from "../../src/model/statistics/contest.js";
import {normal} from "../../src/model/statistics/random.js";
import {scoreValue} from "../../src/model/scoring/scoring.js";
import type {AppraisedIndicator, SystemFacts} from "../../src/model/published/systems.js";
import type {IndicatorPart} from "../../src/model/published/parts.js";

/** How a company drawn at the level of moments is built, and what its truth is. */
export interface MomentWorld {
  readonly cities: number;
  readonly unitsPerCity: number;
  readonly periods: number;
  /** Customers of half a unit: what a period's figures rest on. */
  readonly customers: number;
  /** How much what keeps customers follows from how contacts are handled for the board, −1 … 1; 0: leaving is independent of everything scored. */
  readonly truth: number;
}

/** What is drawn of an indicator: its middle, how far one standard deviation of each latent moves it, and the error of one customer's share in it. */
interface Drawn {
  readonly middle: number;
  /** By the unit's bending of contacts, and by its care for customers. */
  readonly style: number;
  readonly care: number;
  /** Standard deviation between units that has nothing to do with either. */
  readonly own: number;
  /** Standard error of a period's figure at 100 customers. */
  readonly error: number;
}

/** Sizes as in the simulated operator's quarters. */
const drawn = {
  connect_rate: {middle: 0.9, style: 0.02, care: 0, own: 0.02, error: 0.035},
  handling_time: {middle: 235, style: -28, care: 0, own: 12, error: 16},
  contact_satisfaction: {middle: 0.83, style: 0.02, care: 0.01, own: 0.01, error: 0.07},
  complaints: {middle: 160, style: -30, care: -20, own: 20, error: 130},
  escalated_complaints: {middle: 30, style: -6, care: -5, own: 4, error: 55},
  service_recommendation: {middle: 28, style: -5, care: 6, own: 3, error: 22},
  conversion_per_customer: {middle: 0.24, style: -0.015, care: 0.015, own: 0.015, error: 0.09}
} as const satisfies Readonly<Partial<Record<IndicatorPart, Drawn>>>;
type DrawnPart = keyof typeof drawn;

const isDrawn = (part: string | null): part is DrawnPart => part !== null && Object.hasOwn(drawn, part);

const retention: Drawn = {middle: 0.955, style: -0.008, care: 0, own: 0.006, error: 0.021};

/**
 * Draws one company: figures of each half of its customers by unit and quarter, scored by the systems' own rules, and retention
 * of the same halves later. Units of a city share a part of everything; what a unit is like lasts.
 */
export function momentWorld(
  seed: number,
  {cities, unitsPerCity, periods, customers, truth}: MomentWorld,
  systems: readonly SystemFacts[],
  partOf: (indicator: string) => IndicatorPart | null
): Omit<ContestInput, "pairs" | "margin"> {
  const units = cities * unitsPerCity;
  const size = {units, periods};
  const items = systems.map(({appraise}) =>
    appraise.flatMap((item) => {
      const part = partOf(item.indicator);
      return isDrawn(part) ? [{...item, part}] : [];
    })
  );
  const names = Object.keys(drawn).filter((name) => isDrawn(name));
  const scores = systems.map(() => new Float64Array(halves * periods * units));
  const outcome = new Float64Array(halves * periods * units);
  const scale = Math.sqrt(100 / customers);
  for (let unit = 0; unit < units; unit++) {
    const city = Math.floor(unit / unitsPerCity);
    // Standard normal, of which the city shares about half.
    const lasting = (stream: number) => 0.7 * normal(seed, stream, city) + 0.714 * normal(seed, stream + 1, unit);
    const style = lasting(1);
    const care = lasting(3);
    const ownOf = names.map((_, k) => lasting(10 + 2 * k));
    const kept = lasting(5);
    for (let period = 0; period < periods; period++) {
      const mood = normal(seed, 7, city, period);
      for (let half = 0; half < halves; half++) {
        const at = contestIndex(half, period, unit, size);
        const values = new Map(
          names.map((name, k): [DrawnPart, number] => {
            const {middle, style: byStyle, care: byCare, own, error} = drawn[name];
            return [
              name,
              middle +
                byStyle * style +
                byCare * care +
                own * ownOf[k] +
                error * scale * normal(seed, 8, unit, period * 2 + half, k)
            ];
          })
        );
        systems.forEach((_, s) => {
          scores[s][at] = scoreOf(items[s], values);
        });
        const shared = retention.own * (0.8 * kept + 0.3 * mood);
        outcome[at] =
          retention.middle +
          truth * (retention.style * style - retention.style * care) +
          shared +
          retention.error * scale * normal(seed, 9, unit, period, half);
      }
    }
  }
  return {
    units,
    periods,
    outcome,
    clusters: Array.from({length: units}, (_, unit) => Math.floor(unit / unitsPerCity)),
    contestants: systems.map(({id}, s) => ({id, scores: scores[s]}))
  };
}

/** Points by the items' linear rules, or those that stand in. */
function scoreOf(
  items: readonly (AppraisedIndicator & {readonly part: DrawnPart})[],
  values: ReadonlyMap<DrawnPart, number>
): number {
  let sum = 0;
  let weights = 0;
  for (const {part, weight, score} of items) {
    const line =
      score.rule === "linear" ? (score.also?.quarter ? {...score, ...score.also.quarter} : score) : score.otherwise;
    const value = values.get(part);
    if (!line || value === undefined) continue;
    sum += weight * (scoreValue(line, {value, better: "higher"}).points ?? 0);
    weights += weight;
  }
  return sum / weights;
}
