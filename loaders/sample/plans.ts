/** Tariffs of the simulated operator: published price points of Chinese operators, rounded. */
export interface Plan {
  readonly number: number;
  readonly kind: "mobile" | "broadband" | "smart_home" | "leased_line";
  readonly feeFen: number;
  readonly dataMb: number;
  readonly voiceMinutes: number;
}

const plan = (number: number, kind: Plan["kind"], feeYuan: number, dataGb: number, voiceMinutes: number): Plan =>
  ({number, kind, feeFen: feeYuan * 100, dataMb: dataGb * 1024, voiceMinutes});

/** By number, from 1; within a kind from small to large. */
export const plans: readonly Plan[] = [
  plan(1, "mobile", 19, 3, 60), plan(2, "mobile", 39, 10, 150), plan(3, "mobile", 59, 20, 200), plan(4, "mobile", 79, 30, 300),
  plan(5, "mobile", 99, 40, 400), plan(6, "mobile", 129, 60, 500), plan(7, "mobile", 169, 90, 800), plan(8, "mobile", 239, 150, 1500),
  plan(9, "broadband", 39, 0, 0), plan(10, "broadband", 59, 0, 0), plan(11, "broadband", 79, 0, 0), plan(12, "broadband", 109, 0, 0),
  plan(13, "smart_home", 10, 0, 0), plan(14, "smart_home", 20, 0, 0),
  plan(15, "leased_line", 600, 0, 0), plan(16, "leased_line", 1500, 0, 0)
];

/** First and last plan number of each kind. */
export const planRange: Readonly<Record<Plan["kind"], readonly [number, number]>> = {
  mobile: [1, 8], broadband: [9, 12], smart_home: [13, 14], leased_line: [15, 16]
};

/** From this speed class on a gigabit modem is needed. */
export const gigabitPlan = 11;
