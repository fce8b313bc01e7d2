/** Tariffs of the simulated operator: price points as Chinese operators publish them, rounded. */
export interface Plan {
  readonly number: number;
  /** Code of codes.lineKind. */
  readonly kind: number;
  /** Position on the ladder of its kind, from 0. */
  readonly step: number;
  readonly feeFen: number;
  readonly dataMb: number;
  readonly voiceMinutes: number;
  readonly speedMbps: number;
  readonly termMonths: number;
  readonly newOnly: boolean;
  /** Mobile and broadband together. */
  readonly bundle: boolean;
}

const plans: Plan[] = [];
const add = (
  {kind, step}: Pick<Plan, "kind" | "step">,
  feeYuan: number,
  {dataGb = 0, voiceMinutes = 0, speedMbps = 0},
  {newOnly = false, bundle = false} = {}
): Plan => {
  const plan: Plan = {
    number: plans.length + 1,
    kind,
    step,
    feeFen: feeYuan * 100,
    dataMb: dataGb * 1024,
    voiceMinutes,
    speedMbps,
    termMonths: kind === 2 ? 0 : 24,
    newOnly,
    bundle
  };
  plans.push(plan);
  return plan;
};

/** By line kind: the plans open to all, from small to large. */
export const ladders: readonly (readonly Plan[])[] = [
  [
    [19, 3, 60],
    [39, 10, 150],
    [59, 20, 200],
    [79, 30, 300],
    [99, 40, 400],
    [129, 60, 500],
    [169, 90, 800],
    [239, 150, 1500]
  ].map(([fee, dataGb, voiceMinutes], step) => add({kind: 0, step}, fee, {dataGb, voiceMinutes})),
  [
    [39, 300],
    [59, 500],
    [79, 1000],
    [109, 2000]
  ].map(([fee, speedMbps], step) => add({kind: 1, step}, fee, {speedMbps})),
  [[10], [20]].map(([fee], step) => add({kind: 2, step}, fee, {})),
  [
    [600, 200],
    [1500, 1000]
  ].map(([fee, speedMbps], step) => add({kind: 3, step}, fee, {speedMbps}))
];

/** Only for new customers: as much as the plan of the same step, for less. Old customers hear of it in the end. */
export const newcomerPlans: readonly Plan[] = [3, 4, 5].map((step) => {
  const {feeFen, dataMb, voiceMinutes} = ladders[0][step];
  return add({kind: 0, step}, Math.round(feeFen * 0.0075), {dataGb: dataMb / 1024, voiceMinutes}, {newOnly: true});
});

/** Mobile plans for those who hold broadband too: the same for a tenth less. */
export const bundleLadder: readonly Plan[] = ladders[0].map(({step, feeFen, dataMb, voiceMinutes}) =>
  add({kind: 0, step}, Math.round(feeFen * 0.009), {dataGb: dataMb / 1024, voiceMinutes}, {bundle: true})
);

/** All plans; plan number n stands at n − 1. */
export const allPlans: readonly Plan[] = plans;

/** From this fee on a mobile plan is a 5G plan. */
export const fiveGFeeFen = 9900;
/** From this speed on a gigabit modem is needed. */
export const gigabitMbps = 1000;
