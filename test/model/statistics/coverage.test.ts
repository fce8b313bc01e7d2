import {describe, expect, it} from "vitest";
import {estimateOfMoments} from "../../../src/model/published/cells.js";
import {normalInterval, wilsonInterval} from "../../../src/model/statistics/intervals.js";
import {addMoments, noMoments, ratio, standardError} from "../../../src/model/statistics/moments.js";
import {netPromoterScore, promoterPoints} from "../../../src/model/statistics/net-promoter-score.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";
import {Coverage, draws, expectNominal, geometric, Tally} from "../scoring/coverage-draws.js";

// Every page and the build take their intervals from `estimateOfMoments`: what is tested here is what is shown.

describe("seconds a contact, where a fifth of the customers call often and long", () => {
  const kinds = [
    {share: 0.8, contacts: 1.6, seconds: 200},
    {share: 0.2, contacts: 4.5, seconds: 340}
  ];
  const mean = (of: (kind: (typeof kinds)[number]) => number) =>
    kinds.reduce((sum, kind) => sum + kind.share * of(kind), 0);

  // The longer the tails, the more customers the delta method needs: few meet those who settle the mean.
  // The milder tails cover 94.1 % with 400 customers and 93.4 % with 200; the longer ones 94.3 % with 1,000 (8,000 draws and more).
  it.each([
    [400, 0.3, 0.5],
    [1000, 0.5, 0.6]
  ])(
    "of %i customers (log spreads of customers %f, contacts %f) cover 95 % with customers as the independent units, and far less with contacts",
    (customers, customerSpread, contactSpread) => {
      const growth = Math.exp((customerSpread ** 2 + contactSpread ** 2) / 2);
      const coverage = new Coverage(
        (growth * mean(({contacts, seconds}) => contacts * seconds)) / mean(({contacts}) => contacts)
      );
      const tally = new Tally(customers);
      for (let draw = 0; draw < draws; draw++) {
        let squares = 0;
        for (let customer = 0; customer < customers; customer++) {
          const kind = kinds[uniform(101, draw, customer) < kinds[0].share ? 0 : 1];
          const own = kind.seconds * Math.exp(customerSpread * normal(102, draw, customer));
          const contacts = 1 + geometric(kind.contacts - 1, 103, draw, customer);
          let total = 0;
          for (let contact = 0; contact < contacts; contact++) {
            const seconds = own * Math.exp(contactSpread * normal(104, draw, customer, contact));
            total += seconds;
            squares += seconds * seconds;
          }
          tally.add(total, contacts);
        }
        const moments = tally.take();
        coverage.see("product", estimateOfMoments(moments, "seconds"));
        // A spreadsheet's standard deviation / √contacts takes a customer's many long calls for as many witnesses.
        const value = ratio(moments);
        coverage.see("contacts", normalInterval(value, Math.sqrt((squares / moments.x - value * value) / moments.x)));
      }
      expectNominal(coverage.of("product"));
      expect(coverage.of("contacts")).toBeLessThan(0.85);
    }
  );
});

describe("a rate of .002", () => {
  const truth = 0.002;
  /** Exact coverage over all numbers of events in n independent answers. */
  const exactly = (n: number, interval: (events: number) => {low: number; high: number}) => {
    let chance = (1 - truth) ** n;
    let covered = 0;
    for (let events = 0; events < 100; events++) {
      const {low, high} = interval(events);
      if (low <= truth && truth <= high) covered += chance;
      chance *= ((n - events) / (events + 1)) * (truth / (1 - truth));
    }
    return covered;
  };
  const independent = (n: number) => (events: number) =>
    estimateOfMoments({n, y: events, x: n, yy: events, xx: n, xy: events}, "percent");

  it("of 500 independent answers: Wald covers 63 %; 0 to 2 events are 92 % and 0 to 3 are 98 %, so nothing covers 95", () => {
    const wald = (events: number) =>
      normalInterval(events / 500, Math.sqrt(((events / 500) * (1 - events / 500)) / 500));
    expect(exactly(500, wald)).toBeCloseTo(0.63, 2);
    expect(exactly(500, independent(500))).toBeCloseTo(0.92, 3);
  });

  it("of 5,000 independent answers covers 95 %", () => {
    expectNominal(exactly(5000, independent(5000)));
  });

  it.each([
    [2000, 14],
    [5000, 34]
  ])(
    "of %i customers, 1 in 100 with a trouble that comes up in every fifth contact, some %i events: covers 95 %",
    (customers, events) => {
      const coverage = new Coverage(truth);
      const tally = new Tally(customers);
      let found = 0;
      for (let draw = 0; draw < draws; draw++) {
        for (let customer = 0; customer < customers; customer++) {
          const contacts = 1 + geometric(7 / 3, 111, draw, customer);
          let hits = 0;
          if (uniform(112, draw, customer) < 0.01) {
            for (let contact = 0; contact < contacts; contact++)
              if (uniform(113, draw, customer, contact) < 0.2) hits++;
          }
          tally.add(hits, contacts);
        }
        const moments = tally.take();
        found += moments.y / draws;
        const share = ratio(moments);
        coverage.see("product", estimateOfMoments(moments, "percent"));
        // Wald is too sure when few events turn up; Wilson over all contacts counts one customer's trouble several times.
        coverage.see("wald", normalInterval(share, standardError(moments)));
        coverage.see("contacts", wilsonInterval(share, moments.x));
      }
      expect(found).toBeGreaterThan(0.9 * events);
      expect(found).toBeLessThan(1.1 * events);
      expectNominal(coverage.of("product"));
      expect(coverage.of("wald")).toBeLessThan(coverage.of("product"));
      expect(coverage.of("contacts")).toBeLessThan(0.88);
    }
  );
});

describe("a net promoter score of 25 answers", () => {
  /** 10, 7 or 3 by the share of promoters and detractors. */
  const answer = (chance: number, promoters: number, detractors: number) =>
    promoterPoints(chance < promoters ? 10 : chance < promoters + detractors ? 3 : 7);

  it.each([
    [0.4, 0.2],
    [0.55, 0.15],
    [0.7, 0.1]
  ])("of %f promoters and %f detractors, one answer a customer, covers 95 %", (promoters, detractors) => {
    const coverage = new Coverage(100 * (promoters - detractors));
    const tally = new Tally(25);
    for (let draw = 0; draw < draws; draw++) {
      for (let customer = 0; customer < 25; customer++)
        tally.add(answer(uniform(121, draw, customer), promoters, detractors), 1);
      coverage.see("product", estimateOfMoments(tally.take(), "points"));
    }
    expectNominal(coverage.of("product"));
  });

  it("covers too little by plain Wald where nearly all are promoters: √(variance / n) knows nothing of those who weren't met", () => {
    const coverage = new Coverage(60);
    for (let draw = 0; draw < draws; draw++) {
      const counts = {promoters: 0, passives: 0, detractors: 0};
      for (let customer = 0; customer < 25; customer++) {
        const points = answer(uniform(121, draw, customer), 0.7, 0.1);
        counts[points > 0 ? "promoters" : points < 0 ? "detractors" : "passives"]++;
      }
      const {value, standardError: error} = netPromoterScore(counts);
      coverage.see("wald", normalInterval(100 * value, 100 * error));
    }
    expect(coverage.of("wald")).toBeLessThan(0.93);
  });

  it("of customers who answer up to three times in much the same mood covers 95 %, and too little with answers as the units", () => {
    const coverage = new Coverage(40);
    const tally = new Tally(25);
    for (let draw = 0; draw < draws; draw++) {
      let answers = 0;
      for (let customer = 0; answers < 25; customer++) {
        const count = Math.min(25 - answers, 1 + Math.floor(3 * uniform(131, draw, customer)));
        const mood = answer(uniform(132, draw, customer), 0.55, 0.15);
        let points = 0;
        for (let k = 0; k < count; k++)
          points += uniform(133, draw, customer, k) < 0.7 ? mood : answer(uniform(134, draw, customer, k), 0.55, 0.15);
        tally.add(points, count);
        answers += count;
      }
      const moments = tally.take();
      coverage.see("product", estimateOfMoments(moments, "points"));
      // The variance of one answer at its true worth, as though all 25 were from different customers.
      coverage.see("answers", normalInterval(ratio(moments), 100 * Math.sqrt((0.7 - 0.4 ** 2) / 25)));
    }
    expectNominal(coverage.of("product"));
    expect(coverage.of("answers")).toBeLessThan(0.92);
  });
});

describe("cells that share customers", () => {
  const kinds = [
    {share: 0.7, contacts: 0.5, solved: 0.85},
    {share: 0.3, contacts: 1.6, solved: 0.45}
  ];
  const truth =
    kinds.reduce((sum, kind) => sum + kind.share * kind.contacts * kind.solved, 0) /
    kinds.reduce((sum, kind) => sum + kind.share * kind.contacts, 0);

  // Twelve months of the same customers; a month of customers who use three channels.
  it.each([
    ["twelve months", 12, 150, 1, 0.8],
    ["three channels", 3, 200, 2.5, 0.9]
  ])(
    "%s: %i cells of %i customers (%f times the contacts), summed per customer, cover 95 %; added as if apart, less than %f",
    (_, cells, customers, busy, atMost) => {
      const coverage = new Coverage(truth);
      const whole = new Tally(customers);
      const apart = Array.from({length: cells}, () => new Tally(customers));
      for (let draw = 0; draw < draws; draw++) {
        for (let customer = 0; customer < customers; customer++) {
          const kind = kinds[uniform(141, cells, draw, customer) < kinds[0].share ? 0 : 1];
          let y = 0;
          let x = 0;
          for (let cell = 0; cell < cells; cell++) {
            const contacts = geometric(busy * kind.contacts, 142, cells, draw, customer, cell);
            let solved = 0;
            for (let contact = 0; contact < contacts; contact++)
              if (uniform(143, draw, customer, cell, contact) < kind.solved) solved++;
            apart[cell].add(solved, contacts);
            y += solved;
            x += contacts;
          }
          whole.add(y, x);
        }
        coverage.see("product", estimateOfMoments(whole.take(), "percent"));
        // Summed moments have the right value, but Σy² and n know nothing of customers who come again in another cell.
        const added = apart.map((tally) => tally.take()).reduce(addMoments, noMoments);
        coverage.see("as if apart", normalInterval(ratio(added), standardError(added)));
      }
      expectNominal(coverage.of("product"));
      expect(coverage.of("as if apart")).toBeLessThan(atMost);
    }
  );
});
