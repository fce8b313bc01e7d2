import {usualCurrency} from "../../src/language/currency.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import type {IndicatorFacts, DerivedFacts, SiteFacts} from "../../src/model/published/site.js";
import type {Contract} from "../definitions/contract.js";
import type {IndicatorDefinition} from "../definitions/indicators.js";
import type {Settings} from "../definitions/settings.js";
import type {SystemDefinition} from "../definitions/systems.js";
import type {Intake} from "../intake/table-intake.js";
import type {CompiledIndicator} from "./compile.js";
import type {Calendar} from "../intake/periods.js";
import {monthName} from "../intake/periods.js";
import type {Units} from "../intake/units.js";

/** An indicator's definition as pages need it. */
export function indicatorFacts({id, definition}: CompiledIndicator): IndicatorFacts {
  const {name, says, part, format, better, account} = definition;
  return {
    id,
    name,
    says,
    ...(part !== undefined && {part}),
    format,
    better,
    ...(accumulates(definition) && {accumulates: true}),
    ...(definition.cluster === "agent" && {ofEmployees: true}),
    account
  };
}

/** The longer the period, the more of those counted once leave, complain or accept. */
export function accumulates(definition: IndicatorDefinition | undefined): boolean {
  return definition?.kind === "cohort" || definition?.account === "customer";
}

/** A system without what only loaders need. */
export function systemFacts(system: SystemDefinition): SystemFacts {
  const {id, name, says, unitOfAccount, appraise, observe, tiers, roles, gates, points, inForce, versionOf, pay} =
    system;
  return {
    id,
    name,
    says,
    unitOfAccount,
    appraise,
    observe,
    ...(tiers && {tiers}),
    roles,
    gates,
    points,
    inForce,
    versionOf,
    pay
  };
}

/** What is true of the whole site. */
export function siteFacts(input: {
  readonly settings: Settings;
  readonly contract: Contract;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly units: Units;
  readonly customers: number;
  readonly legacy: SystemDefinition;
  readonly challenger: SystemDefinition;
  readonly indicators: readonly CompiledIndicator[];
}): SiteFacts {
  const {settings, contract, intake, calendar, units, customers, legacy, challenger, indicators} = input;
  const year = calendar.periods[0];
  return {
    operator: settings.operator,
    simulated: "sample" in settings.source,
    firstMonth: monthName(calendar.firstMonth),
    lastMonth: monthName(calendar.lastMonth),
    yearFrom: year.from,
    yearTo: year.to,
    customers,
    unitsByKind: unitsByKind(contract, units),
    privacyFloor: settings.privacy_floor,
    ...(settings.currency !== undefined && settings.currency !== usualCurrency && {currency: settings.currency}),
    ...(areClassesUndated(intake) && {classesUndated: true}),
    derived: derivedOf(contract, intake),
    systems: {legacy: systemFacts(legacy), challenger: systemFacts(challenger)},
    indicators: indicators.map(indicatorFacts)
  };
}

/** The kinds of unit that there are, in the order of the contract. */
export function unitsByKind(contract: Contract, units: Units): SiteFacts["unitsByKind"] {
  const kind = contract.get("org_units")?.columns.kind;
  const kinds = kind?.type === "enum" ? Object.entries(kind.values) : [];
  return kinds
    .map(([id, name]) => ({kind: id, name, units: units.all.filter((unit) => unit.kind === id).length}))
    .filter(({units: count}) => count > 0);
}

/** Whether a segment or value tier may have been recorded after the outcome that it is held against: no date says. */
function areClassesUndated(intake: Intake): boolean {
  const filled = intake.get("customers")?.filled;
  return filled !== undefined && (filled.has("segment") || filled.has("value_tier")) && !filled.has("classed_on");
}

/** Tables and columns that no source holds and that were made from the others, in the order of the contract. */
export function derivedOf(contract: Contract, intake: Intake): DerivedFacts[] {
  const named = (table: string) => contract.get(table)?.name ?? {en: table, zh: table};
  return [...contract.values()].flatMap(({table, name, columns}): DerivedFacts[] => {
    const met = intake.get(table);
    if (!met) return [];
    const from = (tables: readonly string[]) => tables.map((one) => ({table: one, name: named(one)}));
    return [
      ...(met.derived ? [{table, name, column: null, how: met.derived.how, from: from(met.derived.from)}] : []),
      ...[...(met.derivedColumns ?? [])].map(([column, derived]) => ({
        table,
        name,
        column: {column, name: columns[column].name},
        how: derived.how,
        from: from(derived.from)
      }))
    ];
  });
}
