import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {readPlans} from "../../../loaders/definitions/plans.js";
import {readReport, type ReportNames} from "../../../loaders/definitions/report.js";

const role = readContract().get("agents")?.columns.role;
const plans = readPlans();
const names: ReportNames = {
  indicators: new Map([...readIndicators().byId].map(([id, {better}]) => [id, better])),
  staffRoles: new Set(role?.type === "enum" ? Object.keys(role.values) : []),
  levers: new Map(plans.levers.map(({id, effects}) => [id, new Set<string>(effects.map(({on}) => on))])),
  scenarios: new Set(plans.scenarios.filter(({spend}) => spend !== "suggest").map(({id}) => id))
};
const folder = mkdtempSync(join(tmpdir(), "lab-report-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** The report that ships with one piece of one file changed. */
function changed(file: string, from: string, to: string): () => void {
  const copy = join(folder, `${file}-${Math.abs(from.length * 31 + to.length)}`);
  cpSync("data/report", copy, {recursive: true});
  const text = readFileSync(join(copy, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
  return () => readReport(names, copy);
}

it("what ships hangs together", () => {
  const {roles, away, goals, actions, lines} = readReport(names);
  expect(roles.length + away.length).toBe(6);
  expect(goals.every(({id}) => actions.some(({goal}) => goal === id))).toBe(true);
  expect(lines.length).toBeGreaterThan(4);
});

it.each([
  [
    "a line that no goal serves",
    "plan.yaml",
    "    serves: [trust]",
    "    serves: [value_of_base]",
    /plan\.yaml:\d+: strategy\.trust: expected a goal that serves it/
  ],
  [
    "a change for the worse",
    "plan.yaml",
    "change: -0.02",
    "change: 0.02",
    /solve_once\.change: expected a change for the better: lower is better; found 0.02/
  ],
  [
    "a lever that doesn't move what the goal is about",
    "plan.yaml",
    "levers: [first_answer, staff_pay]",
    "levers: [acquisition]",
    /levers that move nps; acquisition moves joins/
  ],
  [
    "a suggested scenario",
    "plan.yaml",
    "scenario: basics-first",
    "scenario: suggested",
    /expected a scenario whose spending is written down/
  ],
  [
    "an indicator that isn't there",
    "review.yaml",
    "indicator: service_nps",
    "indicator: service_npx",
    /expected an indicator of data\/indicators; found "service_npx"/
  ],
  [
    "two roles without a rule",
    "roles.yaml",
    "    when: reason = 'plan' OR channel = 'call_out'\n",
    "",
    /expected one role without a rule, the last; found 2/
  ],
  [
    "an action with another goal's lever",
    "actions.yaml",
    "lever: staff_pay",
    "lever: training",
    /expected a lever of recommend: first_answer, staff_pay; found "training"/
  ],
  ["more money than the plan spends", "actions.yaml", "budget_share: 0.6", "budget_share: 1.2", /budget_share/],
  [
    "a milestone outside the action's months",
    "actions.yaml",
    "- {month: 10,",
    "- {month: 14,",
    /expected months 4 to 12; found 14/
  ]
])("a fault names file, line and what was expected: %s", (_, file, from, to, fault) => {
  expect(changed(file, from, to)).toThrow(fault);
});
