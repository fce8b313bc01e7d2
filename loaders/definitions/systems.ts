import {readdirSync} from "node:fs";
import {basename, join} from "node:path";
import type {AppraisedIndicator, Bilingual, InForce, SystemFacts} from "../../src/model/published/systems.js";
import {readContract, type Contract} from "./contract.js";
import {readDefinition, type Definition} from "./definition.js";
import type {Indicators} from "./indicators.js";
import {gateOf, itemOf, type FaultBelow} from "./system-rules.js";
import {systemSchema, type GateSource, type ItemSource, type SystemSource} from "./system-schema.js";
import {systemForm} from "./versions.js";

/** What one contact must meet to be green. */
export interface GreenContact {
  readonly handledSecondsAtMost: number;
  readonly satisfactionAtLeast: number;
}

export interface SystemDefinition extends SystemFacts {
  readonly greenContact: GreenContact | null;
}

/**
 * Reads the indicator systems of one folder or several; a system's id is its file's name.
 *
 * @throws {DefinitionFault} for a file not of that form; an unknown indicator, role, tier or scene;
 *   an indicator that is both observed and appraised or gated; weights that don't sum to 100; a rule
 *   that runs against the better direction; a gate without a trigger; versions in force at once
 */
export function readSystems(
  indicators: Indicators,
  folder: string | readonly string[] = "data/systems",
  contract: Contract = readContract()
): ReadonlyMap<string, SystemDefinition> {
  const systems = new Map<string, SystemDefinition>();
  const files = [folder].flat().flatMap((one) =>
    readdirSync(one)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => join(one, name))
  );
  for (const file of files) {
    const id = basename(file, ".yaml");
    const definition = readDefinition(file, systemSchema, systemForm);
    if (systems.has(id)) throw definition.fault([], `expected a name that no other system has; found "${id}" twice`);
    const system = systemOf(id, definition, indicators, contract);
    checkVersions(system, systems, definition);
    systems.set(id, system);
  }
  return systems;
}

function systemOf(
  id: string,
  {value, fault}: Definition<SystemSource>,
  indicators: Indicators,
  contract: Contract
): SystemDefinition {
  const kinds = valuesOf(contract, "org_units", "kind");
  const roleNames = valuesOf(contract, "agents", "role");
  const scenes = valuesOf(contract, "work_orders", "scene");
  const tiers = value.tiers?.map((kind, i) => ({kind, name: nameIn(kinds, kind, ["tiers", i], fault)}));
  const tierIds = value.tiers ?? null;

  const appraise = itemsOf(value.appraise, ["appraise"], tierIds, indicators, fault);
  const gates = value.gates.map((gate, i) => {
    checkIndicator(gate.indicator, ["gates", i, "indicator"], indicators, fault);
    checkTiers(gate, ["gates", i], tierIds, fault);
    checkBearers(gate, ["gates", i], roleNames, fault);
    return gateOf(gate, below(["gates", i], fault));
  });
  const roles = Object.entries(value.roles).map(([role, {appraise: items}]) => ({
    role,
    name: nameIn(roleNames, role, ["roles", role], fault),
    appraise: itemsOf(items, ["roles", role, "appraise"], [], indicators, fault)
  }));
  const points = Object.entries(value.points).map(([action, {name, scene, points: earned}]) => {
    nameIn(scenes, scene, ["points", action, "scene"], fault);
    return {id: action, name, scene, points: earned};
  });

  checkObserved(value.observe, {appraise, roles, gates}, indicators, fault);

  return {
    id,
    name: value.name,
    says: value.says ?? null,
    unitOfAccount: value.unit_of_account,
    appraise,
    observe: value.observe,
    ...(tiers && {tiers}),
    roles,
    gates,
    points,
    inForce: value.in_force ? {from: value.in_force.from, to: value.in_force.to ?? null} : null,
    versionOf: value.version_of ?? null,
    pay: value.pay
      ? {
          curve: value.pay.curve,
          atTarget: value.pay.at_target,
          floor: value.pay.floor,
          cap: value.pay.cap,
          atStake: value.pay.at_stake ?? null
        }
      : null,
    greenContact: value.green_contact
      ? {
          handledSecondsAtMost: value.green_contact.handled_seconds_at_most,
          satisfactionAtLeast: value.green_contact.satisfaction_at_least
        }
      : null
  };
}

/** Whoever bears a deduction too, in a gate and in each of its readings, has a role of the contract. */
function checkBearers(
  {takes, readings}: SystemSource["gates"][number],
  path: readonly PropertyKey[],
  roleNames: ReturnType<typeof valuesOf>,
  fault: FaultBelow
): void {
  const all = [
    {at: [...path, "takes"], takes},
    ...Object.entries(readings).map(([key, one]) => ({at: [...path, "readings", key, "takes"], takes: one.takes}))
  ];
  for (const one of all)
    for (const role of Object.keys(one.takes.also_borne ?? {}))
      nameIn(roleNames, role, [...one.at, "also_borne", role], fault);
}

/** What is only observed is neither appraised nor gated. */
function checkObserved(
  observe: readonly string[],
  {appraise, roles, gates}: Required<Pick<SystemDefinition, "appraise" | "roles" | "gates">>,
  indicators: Indicators,
  fault: FaultBelow
): void {
  const taken = new Map<string, string>();
  for (const {indicator} of [...appraise, ...roles.flatMap((role) => role.appraise)]) taken.set(indicator, "appraised");
  for (const {indicator} of gates) if (!taken.has(indicator)) taken.set(indicator, "gated");
  observe.forEach((indicator, i) => {
    checkIndicator(indicator, ["observe", i], indicators, fault);
    const how = taken.get(indicator);
    if (how !== undefined) throw fault(["observe", i], `expected an indicator that isn't ${how}; found "${indicator}"`);
  });
}

/** @param tiers the system's tiers; null where it appraises every kind, none for the items of a role */
function itemsOf(
  items: readonly ItemSource[],
  path: readonly PropertyKey[],
  tiers: readonly string[] | null,
  indicators: Indicators,
  fault: FaultBelow
): AppraisedIndicator[] {
  const checked = items.map((item, i) => {
    const definition = checkIndicator(item.indicator, [...path, i, "indicator"], indicators, fault);
    checkTiers(item, [...path, i], tiers, fault);
    const twice = items
      .slice(0, i)
      .some((earlier) => earlier.indicator === item.indicator && share(earlier.tiers, item.tiers));
    if (twice) throw fault([...path, i, "indicator"], `expected each indicator once; found "${item.indicator}" twice`);
    return itemOf(item, definition, below([...path, i], fault));
  });
  for (const tier of tiers?.length ? tiers : [null]) {
    const applying = checked.filter((item) => tier === null || item.tiers === undefined || item.tiers.includes(tier));
    const sum = applying.reduce((total, {weight}) => total + weight, 0);
    if (Math.abs(sum - 100) > 1e-6) {
      throw fault(
        path,
        `expected weights that sum to 100${tier === null ? "" : ` for each tier`}; found ${Number(sum.toFixed(6))}${tier === null ? "" : ` for ${tier}`}`
      );
    }
  }
  return checked;
}

function share(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((tier) => b.includes(tier));
}

function checkIndicator(indicator: string, path: readonly PropertyKey[], indicators: Indicators, fault: FaultBelow) {
  const definition = indicators.byId.get(indicator);
  if (definition === undefined)
    throw fault(path, `expected one of ${[...indicators.byId.keys()].join(", ")}; found "${indicator}"`);
  return definition;
}

function checkTiers(
  {tiers}: ItemSource | GateSource,
  path: readonly PropertyKey[],
  known: readonly string[] | null,
  fault: FaultBelow
): void {
  tiers?.forEach((tier, i) => {
    if (known?.includes(tier)) return;
    throw fault(
      [...path, "tiers", i],
      known?.length
        ? `expected one of the system's tiers ${known.join(", ")}; found "${tier}"`
        : `expected tiers of the system to choose from; found "${tier}"`
    );
  });
}

/** No two versions of a system may have been paid by at once. */
function checkVersions(
  system: SystemDefinition,
  earlier: ReadonlyMap<string, SystemDefinition>,
  {fault}: Definition<SystemSource>
): void {
  if (!system.versionOf) return;
  if (!system.inForce) throw fault(["version_of"], "expected in_force beside version_of; found nothing");
  for (const other of earlier.values()) {
    if (other.versionOf !== system.versionOf || !other.inForce) continue;
    const apart =
      (system.inForce.to ?? "9999-12") < other.inForce.from || (other.inForce.to ?? "9999-12") < system.inForce.from;
    if (!apart) {
      throw fault(
        ["in_force"],
        `expected months in which ${other.id}, another version of ${system.versionOf}, isn't in force (${spanOf(other.inForce)}); found ${spanOf(system.inForce)}`
      );
    }
  }
}

function spanOf({from, to}: InForce): string {
  return `${from} to ${to ?? "now"}`;
}

function below(above: readonly PropertyKey[], fault: FaultBelow): FaultBelow {
  return (path, message) => fault([...above, ...path], message);
}

/** The values of an enumerated column of the contract, with their names. */
function valuesOf(contract: Contract, table: string, column: string): ReadonlyMap<string, Bilingual> {
  const found = contract.get(table)?.columns[column];
  return new Map(found?.type === "enum" ? Object.entries(found.values) : []);
}

function nameIn(
  names: ReadonlyMap<string, Bilingual>,
  id: string,
  path: readonly PropertyKey[],
  fault: FaultBelow
): Bilingual {
  const name = names.get(id);
  if (name === undefined) throw fault(path, `expected one of ${[...names.keys()].join(", ")}; found "${id}"`);
  return name;
}
