/** The part of costs that the plan foretells: each category without what levers are given of it. */
import type {PlanBase} from "./base.js";

/** Categories that follow something; all others stay as they are. */
const followed = ["labour", "commission", "communication", "site", "technology", "refunds"] as const;

/** Yuan a month. */
export type CostParts = Readonly<Record<(typeof followed)[number] | "other", number>>;

/** Divides a month's costs, without what levers are given of them. */
export function costParts(
  {levers}: Pick<PlanBase, "levers">,
  categories: Iterable<readonly [category: string, yuan: number]>
): CostParts {
  const parts = {labour: 0, commission: 0, communication: 0, site: 0, technology: 0, refunds: 0, other: 0};
  for (const [category, yuan] of categories) {
    const given = levers.reduce((share, {today}) => share + (today.category === category ? today.share : 0), 0);
    parts[followed.find((one) => one === category) ?? "other"] += yuan * (1 - given);
  }
  return parts;
}
