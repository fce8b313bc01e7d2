/** A scenario from outside (an address, a file): checked piece by piece, each fault said by itself. */
import type {PlanBase, Scenario, Service} from "./base.js";

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

/** Checks what was read against the plan it is for. Text is cut to 120 characters; of many faults the first 20 are told. */
export function scenarioFrom(given: unknown, base: PlanBase, id = "own"): ScenarioOutcome {
  const faults: ScenarioFault[] = [];
  let untold = 0;
  const fault = (where: string, kind: Exclude<ScenarioFault["kind"], "more">, expected: string, found: unknown) => {
    if (faults.length < mostFaults) faults.push({where: shortly(where), kind, expected, found: shortly(found)});
    else untold++;
    return undefined;
  };
  const number = (where: string, value: unknown, least: number, most: number): number | undefined => {
    if (typeof value !== "number" || !Number.isFinite(value)) return fault(where, "number", `${least}–${most}`, value);
    if (value < least || value > most) return fault(where, "range", `${least}–${most}`, value);
    return value;
  };
  if (!isRecord(given)) {
    fault("", "shape", "name, says, budget, spend, service, floors, assume", given);
    return {scenario: null, faults};
  }
  const known = ["name", "says", "budget", "spend", "service", "floors", "assume"];
  for (const key of Object.keys(given)) if (!known.includes(key)) fault(key, "unknown", known.join(", "), key);
  const entries = (where: string): [string, unknown][] => {
    const value = given[where];
    if (value === undefined || value === null) return [];
    if (isRecord(value)) return Object.entries(value);
    fault(where, "shape", "a list of names and values", value);
    return [];
  };

  const levers = base.levers.map((lever) => lever.id);
  const spend: Record<string, number> = {};
  if (given.spend !== "suggest") {
    for (const [lever, value] of entries("spend")) {
      if (!levers.includes(lever)) fault(`spend.${lever}`, "unknown", levers.join(", "), lever);
      else spend[lever] = number(`spend.${lever}`, value, 0, mostMultiple) ?? 1;
    }
  }
  const service: Record<string, number> = {};
  for (const [key, value] of entries("service")) {
    if (!isServiceKey(key)) fault(`service.${key}`, "unknown", Object.keys(serviceBounds).join(", "), key);
    else service[key] = number(`service.${key}`, value, ...serviceBounds[key]) ?? 0;
  }
  const floors: {nps: number | null; load: number | null} = {nps: null, load: null};
  for (const [key, value] of entries("floors")) {
    if (key !== "nps" && key !== "load") fault(`floors.${key}`, "unknown", "nps, load", key);
    else if (value !== null)
      floors[key] = number(`floors.${key}`, value, key === "nps" ? -50 : 0.3, key === "nps" ? 50 : 3) ?? null;
  }
  const inputs = new Set([
    ...Object.keys(base.assumptions),
    "level.leaving",
    "level.joins",
    "level.needs",
    "growth.revenue",
    ...base.levers.flatMap((lever) => [`${lever.id}.half`, ...lever.effects.map(({on}) => `${lever.id}.${on}`)])
  ]);
  const assume: Record<string, {value: number; low: number; high: number}> = {};
  for (const [key, value] of entries("assume")) {
    if (!inputs.has(key)) {
      fault(`assume.${key}`, "unknown", [...inputs].slice(0, 8).join(", ") + " …", key);
      continue;
    }
    if (!isRecord(value)) {
      fault(`assume.${key}`, "shape", "value, low, high", value);
      continue;
    }
    const least = key.endsWith(".half") ? 0.001 : -100;
    const [middle, low, high] = [value.value, value.low ?? value.value, value.high ?? value.value].map((one, i) =>
      number(`assume.${key}.${["value", "low", "high"][i]}`, one, least, 1000)
    );
    if (middle === undefined || low === undefined || high === undefined) continue;
    if (low > middle || middle > high)
      fault(`assume.${key}`, "order", "low ≤ value ≤ high", `${low}, ${middle}, ${high}`);
    else assume[key] = {value: middle, low, high};
  }
  const budget = given.budget === undefined ? 1 : (number("budget", given.budget, 0.05, 5) ?? 1);
  if (untold) faults.push({kind: "more", count: untold});
  if (faults.length) return {scenario: null, faults};
  return {
    faults: [],
    scenario: {
      id,
      name: textOf(given.name),
      says: textOf(given.says),
      budget,
      spend: given.spend === "suggest" ? "suggest" : spend,
      service,
      floors,
      assume
    }
  };
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
