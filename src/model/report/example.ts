/** The report's plan that ships is an example: of it, only what the data of an operator don't contradict is shown to another. */
import type {Action, Goal, PlanLine, PlanSource, ReportData, ReviewMeasure, StaffRole} from "./report.js";

interface Plan {
  readonly lines: readonly PlanLine[];
  readonly goals: readonly Goal[];
  readonly actions: readonly Action[];
}

/** Where a figure may lie at all, by its format. */
function isPossible(value: number, {format, isDifference}: Pick<ReviewMeasure, "format" | "isDifference">): boolean {
  if (format === "points") return Math.abs(value) <= 100;
  if (format !== "percent") return value >= 0;
  return isDifference ? Math.abs(value) <= 1 : value >= 0 && value <= 1;
}

/**
 * The example's plan without what the data contradict: goals whose indicator has no figure for the whole operator, or whose step
 * would lead where no figure can lie (two points less than no repeats at all); actions of such goals, and those that take more
 * people than the owner's role has on record; goals that no action is left for; and lines that no goal serves any more.
 *
 * @param figures of the review; those of the first unit count, which is the whole operator
 * @param staff a role's people are null where none, or fewer than may be shown, are on record
 */
export function withoutContradicted(
  {lines, goals, actions}: Plan,
  {
    measures,
    figures,
    units,
    staff
  }: Pick<ReportData, "measures" | "figures" | "units"> & {readonly staff: readonly StaffRole[]}
): Plan & {readonly source: PlanSource} {
  const whole = units[0]?.id;
  const holds = (goal: Goal) => {
    const measure = measures.find(({id}) => id === goal.indicator);
    const figure = figures.find((one) => one.measure === goal.indicator && one.unit === whole);
    return measure !== undefined && figure !== undefined && isPossible(figure.now.value + goal.change, measure);
  };
  const held = new Set(goals.filter(holds).map(({id}) => id));
  const keptActions = actions.filter(
    ({goal, owner, people}) => held.has(goal) && (staff.find(({id}) => id === owner)?.people ?? 0) >= people
  );
  const keptGoals = goals.filter(({id}) => keptActions.some(({goal}) => goal === id));
  const served = new Set(keptGoals.flatMap(({serves}) => serves));
  const keptLines = lines.filter(({id}) => served.has(id));
  return {
    lines: keptLines,
    // A goal is said to serve only what is still there.
    goals: keptGoals,
    actions: keptActions,
    source: {
      kind: "example",
      leftOut: {
        lines: lines.length - keptLines.length,
        goals: goals.length - keptGoals.length,
        actions: actions.length - keptActions.length
      }
    }
  };
}
