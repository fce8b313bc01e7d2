/** Customers, moods and answers of units whose truth is known, and how often intervals of their scores hold it. */
import {Cell} from "../../../loaders/measure/cube.js";
import {errorsOf} from "../../../loaders/privacy/measured.js";
import {estimateOfMoments} from "../../../src/model/published/cells.js";
import {errorOfInterval, normalInterval} from "../../../src/model/statistics/intervals.js";
import type {IndicatorFormat} from "../../../src/model/published/site.js";
import {hash32, uniform} from "../../../src/model/statistics/random.js";
import {figureOfEstimate} from "../../../src/model/scoring/league-source.js";
import {scoreLeague} from "../../../src/model/scoring/score-league.js";
import type {AppraisedIndicator, SystemFacts} from "../../../src/model/published/systems.js";
import {Coverage, draws, geometric} from "./coverage-draws.js";

export const buckets = 40;
const both = (text: string) => ({en: text, zh: text});

/** Customers in a good, middling or bad mood: it shows in everything that is measured of them. */
export const moods = [
  {share: 0.5, contacts: 1.5, solved: 0.9, promoter: 0.65, detractor: 0.05, takes: 0.35},
  {share: 0.3, contacts: 2, solved: 0.75, promoter: 0.35, detractor: 0.25, takes: 0.2},
  {share: 0.2, contacts: 3.5, solved: 0.45, promoter: 0.1, detractor: 0.6, takes: 0.05}
];
type Mood = (typeof moods)[number];
const mean = (of: (mood: Mood) => number) => moods.reduce((sum, mood) => sum + mood.share * of(mood), 0);

/** Half of the customers answer, whatever their mood. */
const answering = 0.5;
/** What is measured, its true value, and the line it is scored by: wide enough that chance seldom carries a unit over its ends. */
const indicators: readonly {
  readonly id: string;
  readonly format: IndicatorFormat;
  readonly truth: number;
  readonly floor: number;
  readonly target: number;
}[] = [
  {
    id: "solved",
    format: "percent",
    truth: mean(({contacts, solved}) => contacts * solved) / mean(({contacts}) => contacts),
    floor: 0,
    target: 1
  },
  {
    id: "service_nps",
    format: "points",
    truth: 100 * mean(({promoter, detractor}) => promoter - detractor),
    floor: -60,
    target: 90
  },
  {id: "conversion", format: "percent", truth: mean(({takes}) => takes), floor: -0.1, target: 0.6}
];
const ids = indicators.map(({id}) => id);
/** Shares of the score, in the order of the indicators. */
const weights = {legacy: [0.6, 0.4, 0], challenger: [0, 0.5, 0.5]};
/** Points of the score for one of what an indicator counts. */
const slopes = indicators.map(({floor, target}) => 100 / (target - floor));
const truthOf = (shares: readonly number[]) =>
  indicators.reduce((sum, {truth, floor}, k) => sum + shares[k] * slopes[k] * (truth - floor), 0);
const truth = {legacy: truthOf(weights.legacy), challenger: truthOf(weights.challenger)};

/** One unit of one draw: a cell for each indicator, filled as the build fills it, one customer at a time. */
function unitAt(draw: number, customers: number): Cell[] {
  const cells = indicators.map(() => new Cell());
  const put = (cell: number, bucket: number, y: number, x: number) =>
    cells[cell].add(bucket, {n: 1, y, x, yy: y * y, xx: x * x, xy: x * y});
  for (let customer = 0; customer < customers; customer++) {
    const bucket = hash32(200, draw, customer) % buckets;
    const chance = uniform(201, draw, customer);
    const mood = moods[chance < 0.5 ? 0 : chance < 0.8 ? 1 : 2];
    const contacts = 1 + geometric(mood.contacts - 1, 202, draw, customer);
    let solved = 0;
    for (let contact = 0; contact < contacts; contact++)
      if (uniform(203, draw, customer, contact) < mood.solved) solved++;
    put(0, bucket, solved, contacts);
    if (uniform(204, draw, customer) < answering) {
      const says = uniform(205, draw, customer);
      put(1, bucket, says < mood.promoter ? 100 : says < mood.promoter + mood.detractor ? -100 : 0, 1);
    }
    put(2, bucket, uniform(206, draw, customer) < mood.takes ? 1 : 0, 1);
  }
  return cells;
}

const systemOf = (id: string, shares: readonly number[]): SystemFacts => ({
  id,
  name: both(id),
  says: both(id),
  unitOfAccount: "customer",
  observe: [],
  appraise: indicators.flatMap(({id: indicator, floor, target}, k): AppraisedIndicator[] =>
    shares[k] > 0
      ? [{indicator, weight: 100 * shares[k], period: "year", score: {rule: "linear", floor, target, cap: 120}}]
      : []
  )
});
const systems = {legacy: systemOf("legacy", weights.legacy), challenger: systemOf("challenger", weights.challenger)};

/** How often intervals hold what is true, by the way in which they were made. */
export interface ScoreCoverage {
  readonly legacy: Coverage;
  readonly challenger: Coverage;
  readonly difference: Coverage;
}

/** Scores leagues of 20 units, as on the page; each unit is a draw of its own, of so many customers. */
export function scoreCoverage(customers: number): ScoreCoverage {
  const legacy = new Coverage(truth.legacy);
  const challenger = new Coverage(truth.challenger);
  const difference = new Coverage(truth.challenger - truth.legacy);
  const units = 20;
  for (let league = 0; league < draws / units; league++) {
    const cells = Array.from({length: units}, (_, unit) =>
      unitAt(league * units + unit + customers * draws, customers)
    );
    const figures = cells.map((own) =>
      own.map(({moments}, k) => figureOfEstimate(estimateOfMoments(moments, indicators[k].format)))
    );
    const {rows} = scoreLeague<number>({
      systems,
      kind: "city",
      units: cells.map((_, unit) => unit),
      indicators: ids,
      source: {
        figure: (indicator, unit) => figures[unit][ids.indexOf(indicator)],
        past: () => null,
        benchmarks: () => null,
        better: () => "higher",
        accumulates: () => false,
        grain: "year",
        correlations: (unit) => errorsOf(cells[unit]).correlations
      },
      draws: 1000,
      seed: league
    });
    for (const row of rows) {
      legacy.see("product", row.legacy);
      challenger.see("product", row.challenger);
      difference.see("product", row.difference);
      // As if each indicator had customers of its own: variances added without the mood that moves all of them.
      const apart = Math.hypot(
        ...figures[row.unit].map(({standardError: error}, k) => weights.legacy[k] * slopes[k] * error)
      );
      legacy.see("indicators apart", normalInterval(row.legacy.score, apart));
      // As if each system had customers of its own: what the two have in common is counted twice instead of cancelling.
      const systemsApart = Math.hypot(errorOfInterval(row.legacy), errorOfInterval(row.challenger));
      difference.see("systems apart", normalInterval(row.difference.value, systemsApart));
    }
  }
  return {legacy, challenger, difference};
}
