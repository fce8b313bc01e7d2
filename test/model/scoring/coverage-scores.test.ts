import {describe, expect, it} from "vitest";
import {Cell} from "../../../loaders/measure/cube.js";
import {jackknifeCovariance, leaveOneOutRatios} from "../../../src/model/statistics/errors.js";
import {normalInterval} from "../../../src/model/statistics/intervals.js";
import {studentPoint95} from "../../../src/model/statistics/student.js";
import {ratio, standardError} from "../../../src/model/statistics/moments.js";
import {hash32, uniform} from "../../../src/model/statistics/random.js";
import {Coverage, draws, expectNominal, geometric} from "./coverage-draws.js";
import {buckets, moods, scoreCoverage} from "./score-simulation.js";

describe("scores of units whose customers are in everything that is appraised", () => {
  // The proof `scores` does the same with 400 customers, too.
  it("of 60 customers cover 95 %, and so does the difference of two systems that share indicators and customers", () => {
    const {legacy, challenger, difference} = scoreCoverage(60);
    expectNominal(legacy.of("product"));
    expectNominal(challenger.of("product"));
    expectNominal(difference.of("product"));
    expect(legacy.of("indicators apart")).toBeLessThan(0.935);
    expect(difference.of("systems apart")).toBeGreaterThan(0.985);
  });
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
          cell.add(bucket, {
            n: 1,
            y: solved,
            x: contacts,
            yy: solved * solved,
            xx: contacts * contacts,
            xy: contacts * solved
          });
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
