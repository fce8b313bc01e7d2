import type {ReportBudget} from "./budget.js";
import type {Action, StaffRole} from "./report.js";

/** The most people that actions ask for in one month of the plan's twelve. */
export function peopleAtMost(actions: readonly Action[]): number {
  const months = Array.from({length: 12}, (_, month) =>
    actions
      .filter((one) => one.month - 1 <= month && month < one.month - 1 + one.months)
      .reduce((sum, {people}) => sum + people, 0)
  );
  return Math.max(0, ...months);
}

/** Skills that an action asks for and its owner's role doesn't hold, with the roles that do. */
export function skillGaps(
  {owner, skills}: Pick<Action, "owner" | "skills">,
  staff: readonly StaffRole[]
): {readonly skill: string; readonly heldBy: readonly StaffRole[]}[] {
  const own = staff.find(({id}) => id === owner)?.skills ?? [];
  return skills
    .filter((skill) => !own.includes(skill))
    .map((skill) => ({skill, heldBy: staff.filter((role) => role.skills.includes(skill))}));
}

/** What an action may spend in the plan's year, in yuan; null where there is no budget. */
export function moneyOf(
  {lever, budgetShare}: Pick<Action, "lever" | "budgetShare">,
  budget: Pick<ReportBudget, "lines"> | null
): number | null {
  const line = budget?.lines.find((one) => one.lever === lever);
  return line ? budgetShare * line.plan : null;
}
