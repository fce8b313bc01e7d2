/** A scenario from outside (an address, a file): checked piece by piece, each fault said by itself. */
import type {Scenario, Service} from "./base.js";

/** What is wrong with a piece: where, what was expected, what was found; or, last of all, how many faults more there are. */
export type ScenarioFault =
  | {
      readonly kind: "shape" | "unknown" | "number" | "range" | "order";
      readonly where: string;
      readonly expected: string;
      readonly found: string;
    }
  | {readonly kind: "more"; readonly count: number};

export type ScenarioOutcome =
  | {readonly scenario: Scenario; readonly faults: readonly []}
  | {readonly scenario: null; readonly faults: readonly ScenarioFault[]};

/** Bounds of the service's numbers. */
export const serviceBounds: Readonly<Record<keyof Service, readonly [least: number, most: number]>> = {
  handling: [-0.5, 0.5],
  level: [0.5, 0.99],
  within: [1, 600],
  occupancy: [0.3, 0.98],
  shrinkage: [0, 0.7],
  patience: [1, 3600]
};
const mostMultiple = 20;
/** Nobody reads more of them; a file of 50,000 wrong names would keep the page busy with saying so. */
const mostFaults = 20;

/** The names that a scenario may speak of. */
export interface ScenarioNames {
  readonly levers: readonly {readonly id: string; readonly effects: readonly {readonly on: string}[]}[];
  readonly assumptions: Readonly<Record<string, unknown>>;
}

const parts = ["name", "says", "budget", "spend", "service", "floors", "assume"];
const courses = ["level.leaving", "level.joins", "level.needs", "growth.revenue"];

/**
 * Checks what was read against the plan it is for, at build as in the page. Text is cut to 120 characters; of many faults
 * the first 20 are told.
 */
export function scenarioFrom(given: unknown, names: ScenarioNames, id = "own"): ScenarioOutcome {
  const check = new ScenarioCheck(names);
  if (!isRecord(given)) {
    check.fault("", "shape", parts.join(", "), given);
    return {scenario: null, faults: check.told()};
  }
  for (const key of Object.keys(given)) if (!parts.includes(key)) check.fault(key, "unknown", parts.join(", "), key);
  const scenario: Scenario = {
    id,
    name: textOf(given.name),
    says: textOf(given.says),
    budget: given.budget === undefined ? 1 : (check.number("budget", given.budget, 0.05, 5) ?? 1),
    spend: given.spend === "suggest" ? "suggest" : check.spend(given.spend),
    service: check.service(given.service),
    floors: check.floors(given.floors),
    assume: check.assume(given.assume)
  };
  const faults = check.told();
  return faults.length ? {scenario: null, faults} : {scenario, faults: []};
}

/** The faults of one scenario as they are found, piece by piece. */
class ScenarioCheck {
  private readonly faults: ScenarioFault[] = [];
  private untold = 0;

  constructor(private readonly names: ScenarioNames) {}

  fault(where: string, kind: Exclude<ScenarioFault["kind"], "more">, expected: string, found: unknown): undefined {
    if (this.faults.length < mostFaults)
      this.faults.push({where: shortly(where), kind, expected, found: shortly(found)});
    else this.untold++;
    return undefined;
  }

  told(): ScenarioFault[] {
    return this.untold ? [...this.faults, {kind: "more", count: this.untold}] : this.faults;
  }

  number(where: string, value: unknown, least: number, most: number): number | undefined {
    if (typeof value !== "number" || !Number.isFinite(value))
      return this.fault(where, "number", `${least}–${most}`, value);
    if (value < least || value > most) return this.fault(where, "range", `${least}–${most}`, value);
    return value;
  }

  private entries(where: string, value: unknown): [string, unknown][] {
    if (value === undefined || value === null) return [];
    if (isRecord(value)) return Object.entries(value);
    this.fault(where, "shape", "a list of names and values", value);
    return [];
  }

  spend(given: unknown): Record<string, number> {
    const levers = this.names.levers.map((lever) => lever.id);
    const spend: Record<string, number> = {};
    for (const [lever, value] of this.entries("spend", given)) {
      if (!levers.includes(lever)) this.fault(`spend.${lever}`, "unknown", levers.join(", "), lever);
      else spend[lever] = this.number(`spend.${lever}`, value, 0, mostMultiple) ?? 1;
    }
    return spend;
  }

  service(given: unknown): Partial<Service> {
    const service: Record<string, number> = {};
    for (const [key, value] of this.entries("service", given)) {
      if (!isServiceKey(key)) this.fault(`service.${key}`, "unknown", Object.keys(serviceBounds).join(", "), key);
      else service[key] = this.number(`service.${key}`, value, ...serviceBounds[key]) ?? 0;
    }
    return service;
  }

  floors(given: unknown): Scenario["floors"] {
    const floors: {nps: number | null; load: number | null} = {nps: null, load: null};
    for (const [key, value] of this.entries("floors", given)) {
      if (key !== "nps" && key !== "load") this.fault(`floors.${key}`, "unknown", "nps, load", key);
      else if (value !== null)
        floors[key] = this.number(`floors.${key}`, value, key === "nps" ? -50 : 0.3, key === "nps" ? 50 : 3) ?? null;
    }
    return floors;
  }

  assume(given: unknown): Scenario["assume"] {
    const {levers, assumptions} = this.names;
    const inputs = new Set([
      ...Object.keys(assumptions),
      ...courses,
      ...levers.flatMap((lever) => [`${lever.id}.half`, ...lever.effects.map(({on}) => `${lever.id}.${on}`)])
    ]);
    const assume: Record<string, Scenario["assume"][string]> = {};
    for (const [key, value] of this.entries("assume", given)) {
      if (!inputs.has(key)) this.fault(`assume.${key}`, "unknown", [...inputs].slice(0, 8).join(", ") + " …", key);
      else {
        const range = this.range(key, value);
        if (range) assume[key] = range;
      }
    }
    return assume;
  }

  private range(key: string, given: unknown): Scenario["assume"][string] | undefined {
    const where = `assume.${key}`;
    if (!isRecord(given)) return this.fault(where, "shape", "value, low, high", given);
    const least = key.endsWith(".half") ? 0.001 : -100;
    const value = this.number(`${where}.value`, given.value, least, 1000);
    const low = this.number(`${where}.low`, given.low ?? given.value, least, 1000);
    const high = this.number(`${where}.high`, given.high ?? given.value, least, 1000);
    if (value === undefined || low === undefined || high === undefined) return undefined;
    if (low > value || value > high)
      return this.fault(where, "order", "low ≤ value ≤ high", `${low}, ${value}, ${high}`);
    return {value, low, high};
  }
}

/** A scenario as a file holds it: only what differs from today. */
export function scenarioFile({name, says, budget, spend, service, floors, assume}: Scenario): Record<string, unknown> {
  return {
    ...(isEmpty(name) ? {} : {name}),
    ...(isEmpty(says) ? {} : {says}),
    ...(budget === 1 ? {} : {budget}),
    ...(spend === "suggest" || Object.keys(spend).length ? {spend} : {}),
    ...(Object.keys(service).length ? {service} : {}),
    ...(floors.nps === null && floors.load === null ? {} : {floors}),
    ...(Object.keys(assume).length ? {assume} : {})
  };
}

function isEmpty({en, zh}: Scenario["name"]): boolean {
  return en === "" && zh === "";
}

/** Empty where none is given. */
function textOf(given: unknown): Scenario["name"] {
  if (typeof given === "string") return {en: given.slice(0, 120), zh: given.slice(0, 120)};
  if (isRecord(given) && typeof given.en === "string" && typeof given.zh === "string")
    return {en: given.en.slice(0, 120), zh: given.zh.slice(0, 120)};
  return {en: "", zh: ""};
}

function shortly(value: unknown): string {
  const text =
    value === undefined ? "nothing" : typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isServiceKey(key: string): key is keyof Service {
  return Object.hasOwn(serviceBounds, key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
