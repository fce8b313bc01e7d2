/** The plan's calculations beside the page: allotments by HiGHS and risk by thousands of draws. */
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {Fitted} from "../../model/plan/fit.js";
import {loadSolver} from "../../model/plan/solver.js";
import {resolveScenario, studyOf, type PlanStudy} from "../../model/plan/study.js";

export interface PlanTask {
  readonly task: number;
  readonly base: PlanBase;
  /** The base as the page has fitted it. */
  readonly fitted: Fitted;
  readonly scenarios: readonly Scenario[];
  readonly draws: number;
  readonly seed: number;
  /** The address of the solver's WebAssembly. */
  readonly wasm: string;
}

export type PlanAnswer =
  | {readonly task: number; readonly kind: "optimising"}
  | {readonly task: number; readonly kind: "drawing"; readonly share: number}
  | {readonly task: number; readonly kind: "done"; readonly study: PlanStudy}
  | {readonly task: number; readonly kind: "failed"; readonly reason: string};

addEventListener("message", (event: MessageEvent<PlanTask>) => void answer(event.data));

async function answer({task, base, fitted, scenarios, draws, seed, wasm}: PlanTask): Promise<void> {
  const say = (message: PlanAnswer) => postMessage(message);
  try {
    const isSuggesting = scenarios.some(({spend}) => spend === "suggest");
    if (isSuggesting) say({task, kind: "optimising"});
    const solve = isSuggesting ? await loadSolver(wasm) : null;
    const resolved = scenarios.map((scenario) => resolveScenario(base, fitted, scenario, solve));
    let told = 0;
    const study = studyOf(resolved, draws, seed, (share) => {
      if (share - told < 0.05) return;
      told = share;
      say({task, kind: "drawing", share});
    });
    say({task, kind: "done", study});
  } catch (fault) {
    say({task, kind: "failed", reason: fault instanceof Error ? fault.message : String(fault)});
  }
}
