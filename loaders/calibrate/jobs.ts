import type {CalibrationPlan} from "../../src/model/published/calibration-plan.js";
import {worldNames, type World} from "../sample/generate.js";
import {plantedBehaviours, type PlantedBehaviour} from "../sample/planted-behaviours.js";

/** One thing to try; `id` names it and everything that it depends on but the code. */
export type Job =
  | {readonly id: string; readonly kind: "moments"; readonly truth: number; readonly from: number; readonly to: number}
  | {
      readonly id: string;
      readonly kind: "chain";
      readonly world: World;
      readonly customers: number;
      readonly months: number;
      readonly seed: number;
    }
  | {
      readonly id: string;
      readonly kind: "detect";
      readonly world: World;
      readonly customers: number;
      readonly seed: number;
    }
  | {
      readonly id: string;
      readonly kind: "planted";
      readonly behaviour: PlantedBehaviour;
      readonly dose: number;
      readonly customers: number;
      readonly seed: number;
    };

/** How much of the plan is run: what a trial leaves out is said to be missing, and no option changes a size. */
export interface Wanted {
  /** Only these parts: worlds by their name, `moments`, `detection`, `planted`; all where none is named. */
  readonly only: readonly string[];
  /** At most so many operators of each size, and companies of each kind; null for all of the plan's. */
  readonly atMost: number | null;
}

/** The parts of a plan by their names. */
export const parts: readonly string[] = ["moments", "detection", "planted", ...worldNames];

const batch = 50;

/** All jobs, the quick ones first. */
export function jobsOf(plan: CalibrationPlan, {only, atMost}: Wanted): Job[] {
  const isWanted = (part: string) => only.length === 0 || only.includes(part);
  const some = (n: number) => Math.min(n, atMost ?? n);
  const batches = (truth: number, companies: number): Job[] =>
    Array.from({length: Math.ceil(companies / batch)}, (_, i) => {
      const [from, to] = [i * batch + 1, Math.min(companies, (i + 1) * batch)];
      return {id: `moments ${truth} ${from}-${to}`, kind: "moments", truth, from, to};
    });
  const seeds = (n: number) => Array.from({length: some(n)}, (_, i) => i + 1);
  const {moments, detection, planted} = plan;
  return [
    ...(isWanted("moments")
      ? [
          ...batches(0, some(moments.companies)),
          ...moments.power.truths.flatMap((truth) => batches(truth, some(moments.power.companies)))
        ]
      : []),
    ...(isWanted("detection")
      ? seeds(detection.operators).flatMap((seed) =>
          (["gamed", "honest"] as const).map((world): Job => ({
            id: `detect ${world} ${detection.customers} ${seed}`,
            kind: "detect",
            world,
            customers: detection.customers,
            seed
          }))
        )
      : []),
    ...(isWanted("planted")
      ? plantedBehaviours.map((behaviour): Job => ({
          id: `planted ${behaviour} ${planted.dose} ${planted.customers}`,
          kind: "planted",
          behaviour,
          dose: planted.dose,
          customers: planted.customers,
          seed: 77
        }))
      : []),
    ...worldNames.filter(isWanted).flatMap((world) =>
      plan.worlds[world].sizes.flatMap(({customers, months, operators}) =>
        seeds(operators).map((seed): Job => ({
          id: `chain ${world} ${customers} ${months} ${seed}`,
          kind: "chain",
          world,
          customers,
          months,
          seed
        }))
      )
    )
  ].sort((a, b) => workOf(a) - workOf(b));
}

/** Customers whose rows a job makes: the quick jobs come first, and one seed of every world before the next. */
function workOf(job: Job): number {
  return job.kind === "moments" ? 0 : job.kind === "chain" ? job.customers * job.seed : job.customers / 100;
}
