/** The calculation of scenarios in a worker, one at a time. */
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {Fitted} from "../../model/plan/fit.js";
import type {PlanStudy} from "../../model/plan/study.js";
import type {PlanAnswer, PlanTask} from "./worker.js";

/** Draws after a change, and when asked for more. Both are enough for the tenth and ninetieth hundredth. */
const draws = 10_240;

export interface CalculationOptions {
  readonly base: PlanBase;
  readonly fitted: Fitted;
  /** The address of the solver's WebAssembly. */
  readonly wasm: string;
  readonly optimising: () => void;
  readonly drawing: (share: number) => void;
  readonly done: (study: PlanStudy, seconds: number) => void;
  readonly failed: () => void;
}

/** Gives what calculates scenarios; what runs already is then given up. */
export function calculation({
  base,
  fitted,
  wasm,
  optimising,
  drawing,
  done,
  failed
}: CalculationOptions): (scenarios: readonly Scenario[], seed: number) => void {
  let worker: Worker | null = null;
  let task = 0;
  return (scenarios, seed) => {
    worker?.terminate();
    const started = performance.now();
    task++;
    const own = new Worker(import.meta.resolve("./worker.js"), {type: "module"});
    worker = own;
    own.addEventListener("error", failed);
    own.addEventListener("message", ({data: answer}: MessageEvent<PlanAnswer>) => {
      if (answer.task !== task) return;
      if (answer.kind === "optimising") return optimising();
      if (answer.kind === "drawing") return drawing(answer.share);
      if (answer.kind === "failed") {
        console.error(answer.reason);
        failed();
      } else done(answer.study, (performance.now() - started) / 1000);
      own.terminate();
    });
    own.postMessage({task, base, fitted, scenarios, draws, seed, wasm} satisfies PlanTask, []);
  };
}

/** What was calculated now, and what was known before of the others; chances are known only among those calculated together. */
export function mergedStudy(before: PlanStudy, now: PlanStudy): PlanStudy {
  const old = before.results.filter(({id}) => !now.results.some((result) => result.id === id));
  const results = [...now.results, ...old];
  const find = (study: PlanStudy, a: string, b: string) => {
    const [i, j] = [a, b].map((id) => study.results.findIndex((result) => result.id === id));
    return study.beats[i]?.[j];
  };
  const nothing = {share: 0, difference: {p10: 0, p50: 0, p90: 0}};
  return {
    ...now,
    results,
    beats: results.map((a) => results.map((b) => find(now, a.id, b.id) ?? find(before, a.id, b.id) ?? nothing))
  };
}

/** A study without one of its scenarios. */
export function studyWithout(study: PlanStudy, id: string): PlanStudy {
  const at = study.results.findIndex((result) => result.id === id);
  if (at < 0) return study;
  const others = <T>(list: readonly T[]) => list.filter((_, i) => i !== at);
  return {...study, results: others(study.results), beats: others(study.beats).map(others)};
}
