/** How often two shares that are alike seem to differ, at full size: the short form is test/model/statistics/{shares,standardised}.test.ts. */
import {differenceAlarms, standardisedAlarms} from "../test/model/statistics/share-alarms.js";
import type {Proof} from "./proof.js";

const sizes = [
  [10, 10],
  [10, 1000],
  [20, 20],
  [20, 1000],
  [100, 100],
  [100, 1000]
] as const;
const shares = [0.013, 0.9, 0.95];
const anyShare = [0.002, 0.005, ...shares, 0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.987, 0.998];
const most = 0.07;
const draws = 4000;

/** Two groups, by themselves and standardised by strata, of the same share: at most 7 of 100 differences leave out 0. */
export const proof: Proof = {
  claims:
    "Where two groups of 10, 20 or 100 customers against as many and against 1,000 have the same share, at most 7 of 100 differences seem beyond chance, standardised by strata or not, each customer seen once or four times.",
  dependsOn: [
    "src/model/statistics/shares.ts",
    "src/model/statistics/standardised.ts",
    "src/model/statistics/intervals.ts",
    "src/model/statistics/beta.ts",
    "test/model/statistics/share-alarms.ts",
    "verify/shares.ts"
  ],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let worst = 0;
    const keep = (name: string, alarms: number) => {
      figures[name] = Number(alarms.toFixed(4));
      worst = Math.max(worst, alarms);
    };
    for (const [m, n] of sizes) {
      progress(`plain: ${m} against ${n}`);
      for (const share of shares) keep(`plain ${m} against ${n} at ${share}`, differenceAlarms(m, n, share));
      keep(
        `plain ${m} against ${n}, worst of ${anyShare.length} shares`,
        Math.max(...anyShare.map((share) => differenceAlarms(m, n, share)))
      );
    }
    for (const [subjects, comparison] of [
      [20, 1000],
      [100, 100],
      [100, 1000]
    ] as const) {
      for (const share of shares) {
        progress(`standardised: ${subjects} against ${comparison} at ${share}`);
        const [alike, unlike, often] = [
          [0, 1],
          [1.5, 1],
          [1, 4]
        ].map(([spread, times]) => standardisedAlarms({subjects, comparison, share, spread, times, strata: 16}, draws));
        const name = `standardised ${subjects} against ${comparison} at ${share}`;
        keep(`${name}, strata alike`, alike.alarms);
        keep(`${name}, strata unlike`, unlike.alarms);
        keep(`${name}, seen four times`, often.alarms);
      }
    }
    figures["worst of all"] = Number(worst.toFixed(4));
    return Promise.resolve({holds: worst <= most, figures});
  }
};
