import {describe, expect, it} from "vitest";
import {Cell} from "../../../loaders/measure/cube.js";
import {errorsOf} from "../../../loaders/privacy/measured.js";
import {estimateOfMoments} from "../../../src/model/published/cells.js";
import {jackknifeCovariance, leaveOneOutRatios} from "../../../src/model/statistics/errors.js";
import {errorOfInterval, normalInterval} from "../../../src/model/statistics/intervals.js";
import {studentPoint95} from "../../../src/model/statistics/student.js";
import {ratio, standardError} from "../../../src/model/statistics/moments.js";
import type {IndicatorFormat} from "../../../src/model/published/site.js";
import {hash32, uniform} from "../../../src/model/statistics/random.js";
import {figureOfEstimate} from "../../../src/model/scoring/league-source.js";
import {scoreLeague} from "../../../src/model/scoring/score-league.js";
import type {AppraisedIndicator, SystemFacts} from "../../../src/model/published/systems.js";
import {Coverage, draws, expectNominal, geometric} from "./coverage-draws.js";

const buckets = 40;
const both = (text: string) => ({en: text, zh: text});

/** Customers in a good, middling or bad mood: it shows in everything that is measured of them. */
const moods = [
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
const supportOf = (shares: readonly number[]) =>
  indicators.reduce((sum, {truth, floor}, k) => sum + shares[k] * slopes[k] * (truth - floor), 0);
const truth = {legacy: supportOf(weights.legacy), challenger: supportOf(weights.challenger)};

/** One unit of one draw: a cell for each indicator, filled as the build fills it, one customer at a time. */
function unitAt(draw: number, customers: number): Cell[] {
  const cells = indicators.map(() => new Cell());
  const put = (cell: number, bucket: number, y: number, x: number) =>
    cells[cell].add(bucket, 1, y, x, y * y, x * x, x * y);
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

describe("scores of units whose customers are in everything that is appraised", () => {
  // 20 units a league, as on the page; each is a draw of its own.
  it.each([60, 400])(
    "of %i customers cover 95 %, and so does the difference of two systems that share indicators and customers",
    (customers) => {
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
      expectNominal(legacy.of("product"));
      expectNominal(challenger.of("product"));
      expectNominal(difference.of("product"));
      expect(legacy.of("indicators apart")).toBeLessThan(0.935);
      expect(difference.of("systems apart")).toBeGreaterThan(0.985);
    }
  );
});

describe("two units that serve the same customers", () => {
  it("differ within the jackknife's interval in 95 %; drawn apart, as rankings draw them, the interval is on the careful side: over 97 %", () => {
    const customers = 200;
    const coverage = new Coverage(0);
    for (let draw = 0; draw < draws; draw++) {
      const [one, other] = [new Cell(), new Cell()];
      for (let customer = 0; customer < customers; customer++) {
        const bucket = hash32(210, draw, customer) % buckets;
        const chance = uniform(211, draw, customer);
        const mood = moods[chance < 0.5 ? 0 : chance < 0.8 ? 1 : 2];
        [one, other].forEach((cell, unit) => {
          const contacts = 1 + geometric(1.5, 212, draw, customer, unit);
          let solved = 0;
          for (let contact = 0; contact < contacts; contact++)
            if (uniform(213, draw, customer, unit, contact) < mood.solved) solved++;
          cell.add(bucket, 1, solved, contacts, solved * solved, contacts * contacts, contacts * solved);
        });
      }
      const value = ratio(one.moments) - ratio(other.moments);
      coverage.see(
        "apart",
        normalInterval(value, Math.hypot(standardError(one.moments), standardError(other.moments)))
      );
      const without = [one, other].map(({bucketY, bucketX}) => leaveOneOutRatios(bucketY, bucketX));
      const [[variance]] = jackknifeCovariance(Array.from(without[0], (ofOne, bucket) => [ofOne - without[1][bucket]]));
      coverage.see("jackknife", normalInterval(value, Math.sqrt(variance), studentPoint95(buckets - 1)));
    }
    expectNominal(coverage.of("jackknife"));
    expect(coverage.of("apart")).toBeGreaterThan(0.97);
  });
});
