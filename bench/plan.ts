import {median} from "../src/model/statistics/ranking.js";
import {courseNames, type CourseName} from "../src/model/plan/courses.js";
import {PlanDraws} from "../src/model/plan/draws.js";
import {PlanEngine} from "../src/model/plan/engine.js";
import {fitBase} from "../src/model/plan/fit.js";
import {planInputs} from "../src/model/plan/inputs.js";
import {planModel, scaledAllocation, spendOf, todaysAllocation} from "../src/model/plan/model.js";
import {horizon, planMonths} from "../src/model/plan/terms.js";
import {optimise} from "../src/model/plan/optimise.js";
import {runRisk} from "../src/model/plan/risk.js";
import {loadSolver} from "../src/model/plan/solver.js";
import {benchBase} from "./plan-data.js";
import {plainNetPresentValue, type PlainDraw} from "./plan-plain.js";
import {rounded} from "./clock.js";

const draws = 10_240;
/** The plain way is slow: so many draws of it are timed, and its time is told for as many as ours. */
const plainDraws = 256;

/**
 * Runs 10,240 draws × 36 months × 5 segments × 12 levers through the plan's engine, fans and all, and through a plain
 * version with objects; their results are compared first. Then the best allotment of 12 levers × 12 months × 5 segments.
 */
export async function bench(): Promise<Readonly<Record<string, unknown>>> {
  const base = benchBase();
  const fitted = fitBase(base);
  const inputs = planInputs(base, fitted);
  const model = planModel(base, fitted, inputs);
  const today = todaysAllocation(model);
  const allocation = scaledAllocation(
    model,
    Object.fromEntries(base.levers.map(({id}, l) => [id, 0.5 + (l % 4) * 0.5]))
  );
  const spend = (lever: string, segment: number, month: number) =>
    allocation[(base.levers.findIndex(({id}) => id === lever) * model.segments + segment) * planMonths + month];
  const engine = new PlanEngine(model);
  const drawn = new PlanDraws([inputs], 1);
  const [draw] = drawn.draws;
  const course = (name: CourseName) => [...draw.subarray(model.paths[name], model.paths[name] + horizon)];
  const named: PlainDraw[] = [];
  for (let i = 0; i < plainDraws; i++) {
    drawn.next();
    const one: PlainDraw = {
      inputs: Object.fromEntries(inputs.all.map(({id}, d) => [id, draw[d]])),
      courses: byCourse(course)
    };
    named.push(one);
    const ours = engine.run(draw, allocation).npv;
    const plain = plainNetPresentValue(model, one, spend);
    if (Math.abs(ours / plain - 1) > 1e-6)
      throw new Error(`draw ${i}: expected ${plain} as the plain way has it; found ${ours}`);
  }
  const plan = [{model, allocation}];
  runRisk(plan, 1024, 1);
  const ours = median([1, 2, 3].map(() => timed(() => runRisk(plan, draws, 1))));
  const plain =
    median([1, 2, 3].map(() => timed(() => named.forEach((one) => plainNetPresentValue(model, one, spend))))) *
    (draws / plainDraws);
  const solve = await loadSolver();
  const options = {budget: 0.9 * spendOf(today), objective: "npv", nps: 0, load: 1.02} as const;
  const best = optimise(model, options, solve);
  const optimised = median([1, 2, 3].map(() => timed(() => optimise(model, options, solve))));
  return {
    draws,
    months: 36,
    segments: model.segments,
    levers: model.levers,
    inputs: inputs.all.length,
    risk_seconds: rounded(ours),
    ratio: rounded(plain / ours),
    optimise_seconds: rounded(optimised),
    optimise_gap: best && rounded(best.gap),
    cells: model.levers * model.segments * planMonths
  };
}

function byCourse<T>(of: (name: CourseName) => T): Record<CourseName, T> {
  const [leaving, joins, needs, repeats, revenue, labour, costs] = courseNames.map(of);
  return {leaving, joins, needs, repeats, revenue, labour, costs};
}

/** Seconds of the processor: they hardly depend on what else the machine does. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}
