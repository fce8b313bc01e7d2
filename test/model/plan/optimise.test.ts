import {beforeAll, describe, expect, it} from "vitest";
import {PlanEngine} from "../../../src/model/plan/engine.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {planInputs} from "../../../src/model/plan/inputs.js";
import {centralDraw} from "../../../src/model/plan/draws.js";
import {planModel, spendByLever, spendOf, todaysAllocation} from "../../../src/model/plan/model.js";
import {frontier, gradients, nextYuan, optimise} from "../../../src/model/plan/optimise.js";
import {
  boundOf,
  levelAt,
  solveConcave,
  valueOf,
  type ConcaveProgram,
  type SolveLinear
} from "../../../src/model/plan/program.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {loadSolver} from "../../../src/model/plan/solver.js";
import {smallBase} from "./small-base.js";

let solve: SolveLinear;
beforeAll(async () => {
  solve = await loadSolver();
});

const base = smallBase();
const fitted = fitBase(base);
const inputs = planInputs(base, fitted);
const model = planModel(base, fitted, inputs);
const today = todaysAllocation(model);

/** A program of three spendings under a budget and a floor on one level, as drawn from a seed. */
function smallProgram(seed: number): ConcaveProgram {
  const draw = (i: number, low: number, high: number) => low + (high - low) * uniform(seed, i);
  const three = (from: number, low: number, high: number) =>
    Float64Array.from([0, 1, 2], (i) => draw(from + i, low, high));
  return {
    value: three(0, 5, 40),
    price: three(3, 0.5, 1),
    half: three(6, 2, 10),
    low: Float64Array.from([0, 0, 0]),
    high: Float64Array.from([12, 12, 12]),
    rows: [
      {
        name: "budget",
        ofSpend: new Map([
          [0, 1],
          [1, 1],
          [2, 1]
        ]),
        ofLevel: null,
        low: -Infinity,
        high: draw(9, 6, 20)
      },
      {name: "floor", ofSpend: null, ofLevel: Float64Array.from([1, 0, 0.5]), low: draw(10, 0.1, 0.3), high: Infinity}
    ]
  };
}

/** Every spending on a grid that meets the rows. */
function bruteForce(program: ConcaveProgram, steps: number): number {
  let best = -Infinity;
  const spend = new Float64Array(3);
  for (let a = 0; a <= steps; a++) {
    for (let b = 0; b <= steps; b++) {
      for (let c = 0; c <= steps; c++) {
        spend.set([a, b, c].map((k, j) => (program.high[j] * k) / steps));
        const [budget, floor] = program.rows;
        if (spend.reduce((sum, yuan) => sum + yuan, 0) > budget.high) continue;
        if (levelAt(spend[0], program.half[0]) + 0.5 * levelAt(spend[2], program.half[2]) < floor.low) continue;
        best = Math.max(best, valueOf(program, spend));
      }
    }
  }
  return best;
}

describe("a small concave program", () => {
  it("is solved as well as by trying everything, within a thousandth of its proven bound", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const program = smallProgram(seed);
      const tried = bruteForce(program, 40);
      const found = solveConcave(program, solve);
      expect(found).not.toBeNull();
      if (!found) continue;
      expect(found.value).toBeGreaterThanOrEqual(tried - 0.001 * Math.abs(tried));
      expect(found.bound).toBeGreaterThanOrEqual(Math.max(found.value, tried) - 1e-9);
      expect(found.bound - found.value).toBeLessThanOrEqual(0.001 * Math.abs(found.bound));
    }
  });

  it("has a bound that holds for any prices of its rows", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const program = smallProgram(seed);
      const tried = bruteForce(program, 24);
      for (let k = 0; k < 20; k++)
        expect(boundOf(program, [3 * uniform(seed, 50, k), -5 * uniform(seed, 51, k)])).toBeGreaterThanOrEqual(
          tried - 1e-9
        );
    }
  });

  it("isn't solved where nothing meets its rows", () => {
    const program = smallProgram(1);
    expect(
      solveConcave(
        {
          ...program,
          rows: [
            {...program.rows[0], high: 0},
            {...program.rows[1], low: 0.9}
          ]
        },
        solve
      )
    ).toBeNull();
  });
});

describe("gradients", () => {
  it("are what a little more spending does in the plan's own engine", () => {
    const engine = new PlanEngine(model);
    const draw = centralDraw(inputs);
    const found = gradients(engine, draw, today);
    for (const j of [3, 20, 30, 41, 60, 70]) {
      const more = today.slice();
      const by = 0.01 * today[j] + 10;
      more[j] += by;
      const l = Math.floor(j / (model.segments * 12));
      const s = Math.floor(j / 12) % model.segments;
      const half = draw[model.halfInput[l]] * model.customers[s];
      const moved = levelAt(more[j], half) - levelAt(today[j], half);
      const by2 = (engine.run(draw, more).npv - engine.run(draw, today).npv + by * model.discount[j % 12]) / moved;
      expect(found.npv[j] / by2).toBeCloseTo(1, 2);
    }
  });
});

describe("the best allotment", () => {
  const options = {budget: spendOf(today), objective: "npv", nps: null, load: null} as const;

  it("spends no more than the budget, keeps each lever's bounds, is worth more than today's and close to its proven bound", () => {
    const best = optimise(model, options, solve);
    expect(best).not.toBeNull();
    if (!best) return;
    expect(spendOf(best.allocation)).toBeLessThanOrEqual(options.budget * (1 + 1e-9));
    const yearly = spendByLever(model, today);
    spendByLever(model, best.allocation).forEach((yuan, l) => {
      expect(yuan).toBeGreaterThanOrEqual(base.levers[l].least * yearly[l] - 1e-6);
      expect(yuan).toBeLessThanOrEqual(base.levers[l].most * yearly[l] + 1e-6);
    });
    expect(best.totals.npv).toBeGreaterThan(new PlanEngine(model).run(centralDraw(inputs), today).npv);
    expect(best.gap).toBeLessThanOrEqual(0.001);
  });

  it("can't be bettered by moving money between any two of its levers", () => {
    const best = optimise(model, options, solve, 3);
    if (!best) throw new Error("expected an optimum");
    const engine = new PlanEngine(model);
    const draw = centralDraw(inputs);
    const size = model.segments * 12;
    for (const from of [0, 1, 2]) {
      for (const to of [0, 1, 2]) {
        if (from === to) continue;
        const moved = best.allocation.slice();
        let taken = 0;
        for (let j = from * size; j < (from + 1) * size; j++) {
          taken += 0.03 * moved[j];
          moved[j] *= 0.97;
        }
        const whole = spendOf(best.allocation.subarray(to * size, (to + 1) * size));
        for (let j = to * size; j < (to + 1) * size; j++) moved[j] *= 1 + taken / whole;
        const yearly = spendByLever(model, today);
        const isAllowed = spendByLever(model, moved).every(
          (yuan, l) => yuan >= base.levers[l].least * yearly[l] && yuan <= base.levers[l].most * yearly[l]
        );
        if (isAllowed)
          expect(engine.run(draw, moved).npv).toBeLessThanOrEqual(best.totals.npv + 2e-5 * Math.abs(best.totals.npv));
      }
    }
  });

  it("keeps a floor of NPS where it is asked for, at a price", () => {
    const free = optimise(model, options, solve);
    const held = optimise(model, {...options, nps: 0.5}, solve);
    if (!free || !held) throw new Error("expected both to be found");
    expect(held.floorsMet).toBe(true);
    expect(held.totals.npsYear).toBeGreaterThanOrEqual(0.48);
    if (free.totals.npsYear < 0.5) expect(held.totals.npv).toBeLessThanOrEqual(free.totals.npv + 1);
  });

  it("drops a floor that can't be met, and says so", () => {
    expect(optimise(model, {...options, nps: 80}, solve)?.floorsMet).toBe(false);
  });
});

describe("the frontier", () => {
  it("keeps more revenue with more money, each step less", () => {
    const points = frontier(model, [0.6, 0.8, 1, 1.2], solve);
    expect(points.length).toBe(4);
    const gains = points.slice(1).map(({revenue}, i) => revenue - points[i].revenue);
    gains.forEach((gain, i) => {
      expect(gain).toBeGreaterThan(0);
      if (i) expect(gain).toBeLessThan(gains[i - 1]);
    });
  });
});

describe("the next yuan", () => {
  it("returns what a little more of a lever's money does", () => {
    const {byLever} = nextYuan(model, today);
    const engine = new PlanEngine(model);
    const draw = centralDraw(inputs);
    const size = model.segments * 12;
    byLever.forEach((returns, l) => {
      const more = today.map((yuan, j) => (Math.floor(j / size) === l ? yuan * 1.002 : yuan));
      let paid = 0;
      more.forEach((yuan, j) => {
        paid += (yuan - today[j]) * model.discount[j % 12];
      });
      expect((engine.run(draw, more).npv - engine.run(draw, today).npv + paid) / paid).toBeCloseTo(returns, 1);
    });
  });
});
