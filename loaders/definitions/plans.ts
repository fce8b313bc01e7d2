import {readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {z} from "zod";
import {DefinitionFault} from "../ground/faults.js";
import {
  assumptionNames,
  effectTargets,
  type Assumption,
  type AssumptionName,
  type Lever,
  type Scenario,
  type Service,
  type Uncertain
} from "../../src/model/plan/base.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {scenarioFrom, serviceBounds, type ScenarioNames} from "../../src/model/plan/scenario.js";
import {bilingual} from "./contract.js";
import {readDefinition, type Definition} from "./definition.js";

/** Numbers of which the least and the most hold the value. */
const ordered = <T extends {readonly value: number; readonly low: number; readonly high: number}>({
  value,
  low,
  high
}: T) => low <= value && value <= high;
const inOrder = "expected low ≤ value ≤ high";

const assumed = z
  .strictObject({value: z.number(), low: z.number(), high: z.number(), source: bilingual})
  .refine(ordered, inOrder);

const within = (key: keyof Service) => z.number().min(serviceBounds[key][0]).max(serviceBounds[key][1]);
const service = z.strictObject({
  handling: within("handling"),
  level: within("level"),
  within: within("within"),
  occupancy: within("occupancy"),
  shrinkage: within("shrinkage"),
  patience: within("patience")
});

const assumptionsSchema = z.strictObject({
  assumptions: z.record(
    z.enum(assumptionNames),
    z
      .strictObject({name: bilingual, value: z.number(), low: z.number(), high: z.number(), source: bilingual})
      .refine(ordered, inOrder)
  ),
  service
});

/** Estimates that the data may give in place of an assumption. */
const estimateNames = ["outages_to_leaving", "outages_to_needs"] as const;
export type EstimateName = (typeof estimateNames)[number];

const leverSchema = z
  .strictObject({
    name: bilingual,
    says: bilingual,
    group: z.enum(["win", "keep", "basics", "extras", "people", "machines", "partners"]),
    today: z.strictObject({category: z.string(), share: z.number().min(0).max(1)}),
    by: z.enum(["customers", "joins", "revenue"]),
    half: z
      .strictObject({value: z.number().positive(), low: z.number().positive(), high: z.number().positive()})
      .refine(ordered, inOrder),
    carry: z.number().min(0).max(0.98),
    least: z.number().min(0),
    most: z.number().positive().max(20),
    effects: z
      .array(
        z.strictObject({
          on: z.enum(effectTargets),
          of: z.array(z.string()).optional(),
          estimate: z.enum(estimateNames).optional(),
          most: assumed
        })
      )
      .min(1)
  })
  .refine(({least, most}) => least < most, "expected least under most");

/** What the model checks, at build as in the page, but for the texts, which a page may do without. */
const scenarioSchema = z.looseObject({name: bilingual, says: bilingual});

/** A lever as its file has it: estimates are put in place of assumptions where the data give them. */
interface LeverDefinition extends Lever {
  /** By position of the effect. */
  readonly estimates: readonly (EstimateName | null)[];
}

export interface PlanDefinitions {
  readonly levers: readonly LeverDefinition[];
  readonly assumptions: Readonly<Record<AssumptionName, Assumption>>;
  readonly service: Service;
  readonly scenarios: readonly Scenario[];
}

/**
 * Reads `levers.yaml`, `assumptions.yaml` and, from the other files of the folder, the scenarios.
 *
 * @throws {DefinitionFault} with file, line, what was found and what was expected
 */
export function readPlans(folder = "data/plans"): PlanDefinitions {
  const levers = readDefinition(
    join(folder, "levers.yaml"),
    z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), leverSchema)
  );
  const {value: given} = readDefinition(join(folder, "assumptions.yaml"), assumptionsSchema);
  const shares = new Map<string, number>();
  for (const [id, {today, effects}] of Object.entries(levers.value)) {
    const share = (shares.get(today.category) ?? 0) + today.share;
    if (share > 1 + 1e-9)
      throw levers.fault(
        [id, "today", "share"],
        `expected the levers of ${today.category} to share at most all of it; found ${share}`
      );
    shares.set(today.category, share);
    const twice = effects.findIndex(({on}, i) => effects.findIndex((other) => other.on === on) !== i);
    if (twice >= 0)
      throw levers.fault(
        [id, "effects", twice, "on"],
        `expected one effect on each target; found a second on ${effects[twice].on}`
      );
  }
  const scenarios = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && !["levers.yaml", "assumptions.yaml"].includes(file))
    .sort()
    .map((file) =>
      scenarioOf(readDefinition(join(folder, file), scenarioSchema), basename(file, ".yaml"), {
        levers: Object.entries(levers.value).map(([id, {effects}]) => ({id, effects})),
        assumptions: given.assumptions
      })
    );
  if (!scenarios.some(({id}) => id === "today"))
    throw new DefinitionFault(`${folder}: expected a scenario today.yaml; found none`);
  return {
    levers: Object.entries(levers.value).map(([id, {effects, half, ...lever}]) => ({
      id,
      ...lever,
      half: {...half, basis: "assumed", source: {kind: "half"}},
      effects: effects.map(({on, of, most}) => ({
        on,
        of: of ?? [],
        most: {...most, basis: "assumed", source: {kind: "given", text: most.source}} satisfies Uncertain
      })),
      estimates: effects.map(({estimate}) => estimate ?? null)
    })),
    assumptions: assumptionsOf(given.assumptions),
    service: given.service,
    scenarios
  };
}

/** A shipped scenario, checked as one of the page's is. */
function scenarioOf(
  {value, fault}: Definition<z.output<typeof scenarioSchema>>,
  id: string,
  names: ScenarioNames
): Scenario {
  const {scenario, faults} = scenarioFrom(value, names, id);
  if (scenario) return {...scenario, name: value.name, says: value.says};
  const messages = faults.map((one) => {
    if (one.kind === "more") return `… and ${one.count} faults more`;
    const [part, ...name] = one.where.split(".");
    return fault(
      name.length ? [part, name.join(".")] : [part],
      `expected ${one.kind === "unknown" ? "one of " : ""}${one.expected}; found ${JSON.stringify(one.found)}`
    ).message;
  });
  throw new DefinitionFault(messages.join("\n"));
}

function assumptionsOf(
  given: Readonly<Record<string, (Omit<Assumption, "basis" | "source"> & {readonly source: Bilingual}) | undefined>>
): Record<AssumptionName, Assumption> {
  const found = (name: AssumptionName): Assumption => {
    const one = given[name];
    if (!one) throw new DefinitionFault(`assumptions.yaml: expected ${name}; found nothing`);
    return {...one, basis: "assumed", source: {kind: "given", text: one.source}};
  };
  return {
    margin_share: found("margin_share"),
    wage_growth: found("wage_growth"),
    repeats_from_haste: found("repeats_from_haste"),
    leaving_from_repeats: found("leaving_from_repeats"),
    leaving_from_unanswered: found("leaving_from_unanswered"),
    fixed_labour_share: found("fixed_labour_share"),
    commission_by_joins: found("commission_by_joins")
  };
}
