import type {World} from "../sample/generate.js";
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

export interface Counts {
  /** Companies at the level of moments in which leaving is independent of everything scored. */
  readonly seeds: number;
  /** The same through the full chain. */
  readonly chain: number;
  readonly chainCustomers: number;
  readonly chainMonths: number;
  /** Larger operators of each other world. */
  readonly worlds: number;
  readonly worldCustomers: number;
  /** Of the worlds that can be told only from many customers: where both systems see the same, and where the legacy one sees a little more. */
  readonly equalCustomers: number;
  /** Only these of the other worlds; all where none is named. */
  readonly only: readonly string[];
  /** Gamed and honest operators in which traces are looked for. */
  readonly detect: number;
  readonly detectCustomers: number;
  /** Whether unseen behaviours are planted. */
  readonly planted: boolean;
}

/** True sizes of what keeps customers that power is tried at; 1 is the gamed world's. */
export const truths = [0.25, 0.5, 0.75, 1] as const;
const powerSeeds = 400;
const batch = 50;
const plantedDose = 0.5;
export const otherWorlds: readonly World[] = ["gamed", "honest", "equal", "reversed", "nps_gamed"];

/** Worlds that few customers leave undecided: noise in their answers is larger than what sets the systems apart there. */
const needMany: readonly World[] = ["equal", "reversed"];

/** All jobs, the quick ones first. */
export function jobsOf(counts: Counts): Job[] {
  const batches = (truth: number, seeds: number): Job[] =>
    Array.from({length: Math.ceil(seeds / batch)}, (_, i) => {
      const [from, to] = [i * batch + 1, Math.min(seeds, (i + 1) * batch)];
      return {id: `moments ${truth} ${from}-${to}`, kind: "moments", truth, from, to};
    });
  const chain = (world: World, customers: number, months: number, seed: number): Job => ({
    id: `chain ${world} ${customers} ${months} ${seed}`,
    kind: "chain",
    world,
    customers,
    months,
    seed
  });
  const seeds = (n: number) => Array.from({length: n}, (_, i) => i + 1);
  return [
    ...batches(0, counts.seeds),
    ...(counts.seeds > 0 ? truths.flatMap((truth) => batches(truth, Math.min(counts.seeds, powerSeeds))) : []),
    ...seeds(counts.detect).flatMap((seed) =>
      (["gamed", "honest"] as const).map((world): Job => ({
        id: `detect ${world} ${counts.detectCustomers} ${seed}`,
        kind: "detect",
        world,
        customers: counts.detectCustomers,
        seed
      }))
    ),
    ...(counts.planted
      ? plantedBehaviours.map((behaviour): Job => ({
          id: `planted ${behaviour} ${plantedDose} ${counts.detectCustomers}`,
          kind: "planted",
          behaviour,
          dose: plantedDose,
          customers: counts.detectCustomers,
          seed: 77
        }))
      : []),
    ...seeds(counts.worlds).flatMap((seed) =>
      otherWorlds
        .filter((world) => !counts.only.length || counts.only.includes(world))
        .map((world) =>
          chain(
            world,
            needMany.includes(world) ? counts.equalCustomers : counts.worldCustomers,
            counts.chainMonths,
            seed
          )
        )
    ),
    ...seeds(counts.chain).map((seed) => chain("null", counts.chainCustomers, counts.chainMonths, seed))
  ];
}
