import {join} from "node:path";
import {z} from "zod";
import type {DefinitionFault} from "../ground/faults.js";
import type {Action, Goal, PlanLine, Role, Side} from "../../src/model/report/report.js";
import {sides} from "../../src/model/report/report.js";
import {indicatorFormats} from "../../src/model/published/site.js";
import {bilingual} from "./contract.js";
import {readDefinition} from "./definition.js";

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case words joined by _");
const about = {name: bilingual, says: bilingual};

const rolesSchema = z.strictObject({
  with_customers: z.record(id, z.strictObject({...about, when: z.string().min(1).optional()})),
  away_from_customers: z.record(
    id,
    z.strictObject({...about, counts: z.literal("answers").optional(), costs: z.array(z.string()).min(1).optional()})
  )
});

/** Measures that the lab computes for the review, beside the indicators. */
const ownMeasures = [
  "cost_per_customer",
  "cost_against_budget",
  "cost_of_revenue",
  "partner_repeats",
  "partner_transfers",
  "partner_unconsented",
  "employee_nps",
  "first_line_turnover",
  "contacts_a_seat_day",
  "targets_reached"
] as const;
export type OwnMeasure = (typeof ownMeasures)[number];

const measuresSchema = z.record(
  z.enum(ownMeasures),
  z.strictObject({
    ...about,
    format: z.enum(indicatorFormats),
    better: z.enum(["higher", "lower"]),
    needs: z.array(z.string().regex(/^\w+\.\w+$/, "expected columns as table.column")).min(1)
  })
);
/** What a measure is called and says; `needs` are the columns without which it can't be measured. */
type OwnMeasureFacts = z.output<typeof measuresSchema>[OwnMeasure];

const reviewItem = z.union([
  z.strictObject({measure: z.enum(ownMeasures), target: z.number().optional()}),
  z.strictObject({indicator: id, target: z.number().optional()})
]);
const reviewSchema = z.strictObject({
  company: z.array(reviewItem),
  customer: z.array(reviewItem),
  partner: z.array(reviewItem),
  employee: z.array(reviewItem)
});

const planSchema = z.strictObject({
  scenario: z.string(),
  strategy: z.record(id, bilingual),
  upstream: z.record(id, bilingual),
  opportunities: z.record(id, bilingual),
  goals: z.record(
    id,
    z.strictObject({
      name: bilingual,
      serves: z.array(id).min(1),
      indicator: id,
      change: z.number(),
      through: id,
      levers: z.array(id).min(1)
    })
  )
});

const month = z.number().int().min(1).max(24);
const actionsSchema = z.strictObject({
  skills: z.record(id, z.array(id)),
  actions: z.record(
    id,
    z.strictObject({
      name: bilingual,
      goal: id,
      lever: id,
      owner: id,
      month: z.number().int().min(1).max(12),
      months: z.number().int().min(1).max(12),
      people: z.number().int().min(1),
      budget_share: z.number().min(0).max(1),
      skills: z.array(id),
      milestones: z.array(z.strictObject({month, says: bilingual})).min(1),
      after: z.number().int().min(0).max(12)
    })
  )
});

export interface ContactRole extends Role {
  /** Plain SQL over a contact; null for the role that takes the rest. */
  readonly when: string | null;
}

export interface ReviewItem {
  readonly side: Side;
  readonly id: string;
  /** Of a measure that the lab computes for the review; null for an indicator. */
  readonly own: OwnMeasureFacts | null;
  readonly target: number | null;
}

export interface ReportDefinitions {
  readonly roles: readonly ContactRole[];
  readonly away: readonly (Role & {readonly countsAnswers: boolean; readonly costs: readonly string[]})[];
  readonly review: readonly ReviewItem[];
  /** The scenario of data/plans that the report budgets. */
  readonly scenario: string;
  readonly lines: readonly PlanLine[];
  readonly goals: readonly Goal[];
  readonly actions: readonly Action[];
  /** Skills by role of the agents table. */
  readonly skills: ReadonlyMap<string, readonly string[]>;
}

/** What the definitions may name. */
export interface ReportNames {
  /** Whether higher or lower is better, by indicator. */
  readonly indicators: ReadonlyMap<string, "higher" | "lower">;
  /** Roles of the agents table. */
  readonly staffRoles: ReadonlySet<string>;
  /** What each lever of the plan moves. */
  readonly levers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Scenarios whose spending is written down. */
  readonly scenarios: ReadonlySet<string>;
}

/**
 * Reads the report's definitions and checks that they hang together: every line of strategy, upstream plans and
 * opportunities is served by a goal; every goal is measured by an indicator that is there, moves it the right way,
 * and has levers that move what it is about; every goal has an action, and every action a goal and one of its levers.
 *
 * @param folder usually `data/report`
 * @throws {DefinitionFault} with file and line, what was found and what was expected
 */
export function readReport(names: ReportNames, folder = "data/report"): ReportDefinitions {
  const {roles, away} = readRoles(join(folder, "roles.yaml"));
  const {value: measures} = readDefinition(join(folder, "measures.yaml"), measuresSchema);
  const review = readReview(join(folder, "review.yaml"), measures, names);
  const {scenario, lines, goals, goalFault} = readGoals(join(folder, "plan.yaml"), names);
  const {actions, skills} = readActions(join(folder, "actions.yaml"), goals, names);
  const idle = goals.find((goal) => !actions.some((action) => action.goal === goal.id));
  if (idle) throw goalFault(idle.id, "expected an action in actions.yaml that works towards it; found none");
  return {roles, away, review, scenario, lines, goals, actions, skills};
}

function readRoles(file: string): Pick<ReportDefinitions, "roles" | "away"> {
  const {value, fault} = readDefinition(file, rolesSchema);
  const roles = Object.entries(value.with_customers).map(([role, {when, ...rest}]): ContactRole => ({
    id: role,
    ...rest,
    when: when ?? null
  }));
  const rest = roles.filter(({when}) => when === null);
  if (rest.length !== 1 || roles.at(-1)?.when !== null)
    throw fault(["with_customers"], `expected one role without a rule, the last; found ${rest.length}`);
  const away = Object.entries(value.away_from_customers).map(([role, {name, says, counts, costs}]) => {
    if ((counts === undefined) === (costs === undefined))
      throw fault(["away_from_customers", role], "expected either counts or costs");
    return {id: role, name, says, countsAnswers: counts !== undefined, costs: costs ?? []};
  });
  return {roles, away};
}

function readReview(file: string, measures: z.output<typeof measuresSchema>, {indicators}: ReportNames): ReviewItem[] {
  const {value, fault} = readDefinition(file, reviewSchema);
  return sides.flatMap((side) =>
    value[side].map((item, i): ReviewItem => {
      const target = item.target ?? null;
      if ("measure" in item) return {side, id: item.measure, own: measures[item.measure], target};
      if (!indicators.has(item.indicator))
        throw fault([side, i, "indicator"], `expected an indicator of data/indicators; found "${item.indicator}"`);
      return {side, id: item.indicator, own: null, target};
    })
  );
}

function readGoals(
  file: string,
  {indicators, levers, scenarios}: ReportNames
): {scenario: string; lines: PlanLine[]; goals: Goal[]; goalFault: (goal: string, message: string) => DefinitionFault} {
  const {value, fault} = readDefinition(file, planSchema);
  if (!scenarios.has(value.scenario))
    throw fault(
      ["scenario"],
      `expected a scenario whose spending is written down: ${[...scenarios].join(", ")}; found "${value.scenario}"`
    );
  const lines = (["strategy", "upstream", "opportunities"] as const).flatMap((from) =>
    Object.entries(value[from]).map(([line, says]): PlanLine => ({id: line, from, says}))
  );
  const known = new Set(lines.map((line) => line.id));
  const goals = Object.entries(value.goals).map(([goal, definition]): Goal => {
    const at = (key: string, message: string) => fault(["goals", goal, key], message);
    const unknown = definition.serves.find((line) => !known.has(line));
    if (unknown !== undefined)
      throw at("serves", `expected lines of strategy, upstream or opportunities; found "${unknown}"`);
    const better = indicators.get(definition.indicator);
    if (!better) throw at("indicator", `expected an indicator of data/indicators; found "${definition.indicator}"`);
    if (definition.change === 0 || definition.change > 0 !== (better === "higher"))
      throw at("change", `expected a change for the better: ${better} is better; found ${definition.change}`);
    for (const lever of definition.levers) {
      const moves = levers.get(lever);
      if (!moves) throw at("levers", `expected levers of data/plans/levers.yaml; found "${lever}"`);
      if (!moves.has(definition.through))
        throw at("levers", `expected levers that move ${definition.through}; ${lever} moves ${[...moves].join(", ")}`);
    }
    return {id: goal, ...definition};
  });
  const twice = goals.find((goal, i) => goals.findIndex((other) => other.indicator === goal.indicator) !== i);
  if (twice)
    throw fault(
      ["goals", twice.id, "indicator"],
      `expected an indicator that no other goal is measured by; found "${twice.indicator}"`
    );
  const unserved = lines.find((line) => !goals.some(({serves}) => serves.includes(line.id)));
  if (unserved) throw fault([unserved.from, unserved.id], "expected a goal that serves it; found none");
  return {scenario: value.scenario, lines, goals, goalFault: (goal, message) => fault(["goals", goal], message)};
}

function readActions(
  file: string,
  goals: readonly Goal[],
  {staffRoles}: ReportNames
): {actions: Action[]; skills: ReadonlyMap<string, readonly string[]>} {
  const {value, fault} = readDefinition(file, actionsSchema);
  for (const role of Object.keys(value.skills))
    if (!staffRoles.has(role))
      throw fault(["skills", role], `expected one of ${[...staffRoles].join(", ")}; found "${role}"`);
  const actions = Object.entries(value.actions).map(([action, {budget_share: budgetShare, ...definition}]): Action => {
    const at = (key: string, message: string) => fault(["actions", action, key], message);
    const goal = goals.find((one) => one.id === definition.goal);
    if (!goal) throw at("goal", `expected one of ${goals.map((one) => one.id).join(", ")}; found "${definition.goal}"`);
    if (!goal.levers.includes(definition.lever))
      throw at("lever", `expected a lever of ${goal.id}: ${goal.levers.join(", ")}; found "${definition.lever}"`);
    if (!staffRoles.has(definition.owner))
      throw at("owner", `expected one of ${[...staffRoles].join(", ")}; found "${definition.owner}"`);
    const outside = definition.milestones.find(
      (milestone) => milestone.month < definition.month || milestone.month >= definition.month + definition.months
    );
    if (outside)
      throw at(
        "milestones",
        `expected months ${definition.month} to ${definition.month + definition.months - 1}; found ${outside.month}`
      );
    return {id: action, budgetShare, ...definition};
  });
  const shares = new Map<string, number>();
  for (const {id: action, lever, budgetShare} of actions) {
    const share = (shares.get(lever) ?? 0) + budgetShare;
    if (share > 1 + 1e-9)
      throw fault(
        ["actions", action, "budget_share"],
        `expected actions to share at most all of what is spent on ${lever}; found ${share}`
      );
    shares.set(lever, share);
  }
  return {actions, skills: new Map(Object.entries(value.skills))};
}
