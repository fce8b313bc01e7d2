import {projectFolder} from "../ground/project.js";
import {toDigits} from "../../src/model/statistics/rounding.js";
import {join} from "node:path";
import type {BriefVerdict} from "../../src/model/published/evidence.js";
import type {PlanBase} from "../../src/model/plan/base.js";
import type {PlanStudy} from "../../src/model/plan/study.js";
import {reportBudget} from "../../src/model/report/budget.js";
import {withoutContradicted} from "../../src/model/report/example.js";
import {
  mixDimensions,
  stages,
  type MixDimension,
  type MixGroup,
  type Position,
  type ReportData,
  type StaffRole
} from "../../src/model/report/report.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {readReport, type ReportDefinitions} from "../definitions/report.js";
import {monthName, monthNumber} from "../intake/periods.js";
import {columnsAbsent} from "../intake/table-intake.js";
import {readEffort, writeYears} from "../measure/report/read-report.js";
import {employeeFloor} from "../privacy/employee-floor.js";
import {companyOf} from "../privacy/measured.js";
import type {PublicationContext} from "../privacy/publication.js";
import {segmentGroups} from "../privacy/segment-groups.js";
import {groupedEffort, mixGroups, mixRow, otherGroup} from "./report-mix.js";
import {reviewOf} from "./report-review.js";
import {valueNames} from "../definitions/value-names.js";
import type {Provenance} from "../privacy/provenance.js";

/** What the numbers of the report sum. */
export const reportDeclared: Provenance = {
  privacyFloor: {of: "nobody", over: "settings"},
  customers: {of: "customers", over: "all who are here at the end of the data"},
  yearFrom: {of: "nobody", over: "the calendar"},
  yearTo: {of: "nobody", over: "the calendar"},
  position: {of: "customers", over: "time of contacts by role, in groups of which every role reaches the floor"},
  "position.away": {of: "customers", over: "answers of all, and the books of the whole operator"},
  measures: {of: "nobody", over: "definitions"},
  figures: {
    of: "customers",
    over: "cells and own measures by unit; of the whole alone where a unit, or the rest beside them, is few"
  },
  appraisal: {of: "shown", over: "the evidence"},
  budget: {of: "shown", over: "the plan’s base"},
  planSource: {of: "nobody", over: "definitions"},
  lines: {of: "nobody", over: "definitions"},
  goals: {of: "nobody", over: "definitions"},
  actions: {of: "nobody", over: "definitions"},
  staff: {of: "employees", over: "those of a role, at least five"}
};

/** Columns without which effort can't be told. */
const effortNeeds = ["contacts.handled_seconds", "contacts.customer_id", "contacts.started_at"] as const;

/** The annual report's own figures: the mix of roles, the review from four sides, and the plan's definitions, checked. */
export async function reportOf(
  context: PublicationContext,
  {base, study}: {readonly base: PlanBase; readonly study: PlanStudy | null},
  verdict: Pick<BriefVerdict, "decision" | "strength"> | null
): Promise<ReportData> {
  const {contract, settings, site, measured, indicators, calendar, database, reportFolder, progress} = context;
  progress("annual report");
  const roleNames = valueNames(contract, "agents", "role");
  const definitions = readReport(
    {
      indicators: new Map([...indicators.byId].map(([id, {better}]) => [id, better])),
      staffRoles: new Set(roleNames.keys()),
      levers: new Map(base.levers.map(({id, effects}) => [id, new Set<string>(effects.map(({on}) => on))])),
      scenarios: new Set(base.scenarios.filter(({spend}) => spend !== "suggest").map(({id}) => id))
    },
    reportFolder ?? join(projectFolder, "data/report")
  );
  const top = companyOf(measured);
  const shown = [
    top,
    ...measured.units.all.filter(({kind, id}) => kind === settings.league && id !== top).map(({id}) => id)
  ];
  const years = await writeYears(database, calendar, shown);
  const {measures, figures} = await reviewOf(definitions.review, shown, years, context);
  const units = shown.flatMap((id) => measured.units.byId.get(id) ?? []).map(({id, name}) => ({id, name}));
  const staff = await staffOf(definitions, roleNames, context);
  // What ships was written for the simulated operator: it is that one's own, and another's example.
  const isOwn = reportFolder !== null || site.simulated;
  const plan = isOwn
    ? {...definitions, source: {kind: "own"} as const}
    : withoutContradicted(definitions, {measures, figures, units, staff});
  return {
    operator: site.operator,
    simulated: site.simulated,
    privacyFloor: settings.privacy_floor,
    yearFrom: site.yearFrom,
    yearTo: site.yearTo,
    customers: site.customers,
    units,
    position: years > 0 ? await positionOf(definitions, top, context) : null,
    measures,
    figures,
    levers: base.levers.map(({id, name}) => ({id, name})),
    appraisal: verdict && {
      decision: verdict.decision,
      strength: verdict.strength,
      legacy: site.systems.legacy.name,
      challenger: site.systems.challenger.name
    },
    budget: reportBudget(base, definitions.scenario, study),
    planSource: plan.source,
    lines: plan.lines,
    goals: plan.goals,
    actions: plan.actions,
    staff
  };
}

async function positionOf(
  {roles, away}: ReportDefinitions,
  top: string,
  context: PublicationContext
): Promise<Position | null> {
  const {intake, database, site, settings, contract, measured} = context;
  if (columnsAbsent(intake, effortNeeds).length) return null;
  const effort = await readEffort(
    database,
    roles,
    `${site.yearFrom}-01`,
    `${monthName(monthNumber(site.yearTo) + 1)}-01`,
    top
  );
  const ids = roles.map(({id}) => id);
  const grouping = await segmentGroups(context);
  const floors = {customers: settings.privacy_floor, team: settings.team_floor};
  const whole = mixGroups(effort.get("all") ?? [], floors);
  if (!whole || whole.length !== 1) return null;
  const groupOf = groupsOf(contract, (unit) => measured.units.byId.get(unit)?.name ?? null);
  return {
    roles: roles.map(({id, name, says}) => ({id, name, says})),
    whole: mixRow(whole[0], ids, {kind: "all"}),
    by: mixDimensions.flatMap((dimension) => {
      const cells = effort.get(dimension) ?? [];
      const groups = mixGroups(dimension === "customer_group" ? groupedEffort(cells, grouping.groupOf) : cells, floors);
      return groups && groups.length > 1
        ? [{dimension, rows: groups.map((group) => mixRow(group, ids, groupOf(dimension, group.value)))}]
        : [];
    }),
    away: await Promise.all(
      away.map(async ({countsAnswers, costs, ...role}) => {
        const answers =
          countsAnswers && intake.has("surveys")
            ? (
                await database.counts(
                  `SELECT COUNT(*) AS answers FROM surveys AS s JOIN report_years AS w ON w.period = 0 AND s.asked_at >= w.starts_on AND s.asked_at < w.ends_before WHERE s.score IS NOT NULL`
                )
              ).answers
            : null;
        const money =
          costs.length > 0 && intake.has("costs")
            ? await database.counts(
                `SELECT SUM(CASE WHEN c.category IN (${costs.map((one) => `'${one.replaceAll("'", "''")}'`).join(", ")}) THEN c.actual_fen ELSE 0 END) AS fen, SUM(c.actual_fen) AS every FROM costs AS c JOIN report_years AS w ON w.period = 0 AND c.month >= w.starts_on AND c.month < w.ends_before`
              )
            : null;
        return {
          ...role,
          answers: answers !== null && answers >= settings.privacy_floor ? answers : null,
          yuan: money ? Math.round(money.fen / 100) : null,
          costShare: money && money.every > 0 ? toDigits(money.fen / money.every, 4) : null
        };
      })
    )
  };
}

/** What a group is of, with the contract's own names. */
function groupsOf(
  contract: PublicationContext["contract"],
  unitName: (unit: string) => Bilingual | null
): (dimension: MixDimension, value: string) => MixGroup {
  const segments = new Map([
    ...valueNames(contract, "customers", "kind"),
    ...valueNames(contract, "customers", "segment")
  ]);
  const channels = valueNames(contract, "contacts", "channel");
  const roles = valueNames(contract, "agents", "role");
  const named = (name: Bilingual | null | undefined, employer: "own" | "partner" | null = null): MixGroup =>
    name ? {kind: "named", name, employer} : {kind: "unrecorded"};
  return (dimension, value) => {
    if (value === otherGroup) return {kind: "others"};
    switch (dimension) {
      case "customer_group":
        return named(segments.get(value));
      case "channel":
        return named(channels.get(value));
      case "unit":
        return named(unitName(value));
      case "stage": {
        const stage = stages.find((one) => one === value);
        return stage ? {kind: "stage", stage} : {kind: "unrecorded"};
      }
      case "staff_group": {
        const [employer, role] = value.split(" ");
        return named(roles.get(role ?? ""), employer === "partner" ? "partner" : "own");
      }
    }
  };
}

async function staffOf(
  {skills, actions}: ReportDefinitions,
  names: ReadonlyMap<string, Bilingual>,
  {database}: PublicationContext
): Promise<StaffRole[]> {
  const rows = await database.rows(
    `SELECT role, COUNT(*) AS people FROM agents WHERE left_on IS NULL GROUP BY role ORDER BY role`
  );
  const people = new Map(rows.map((row) => [String(row.role), Number(row.people)]));
  const wanted = new Set([...skills.keys(), ...actions.map(({owner}) => owner)]);
  return [...names]
    .filter(([id]) => wanted.has(id))
    .map(([id, name]) => {
      const here = people.get(id) ?? 0;
      return {id, name, people: here >= employeeFloor ? here : null, skills: skills.get(id) ?? []};
    });
}
