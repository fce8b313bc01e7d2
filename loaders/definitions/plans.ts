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
import {bilingual} from "./contract.js";
import {readDefinition} from "./definition.js";

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

const service = z.strictObject({
  handling: z.number().min(-0.5).max(0.5),
  level: z.number().min(0.5).max(0.99),
  within: z.number().positive().max(600),
  occupancy: z.number().min(0.3).max(0.98),
  shrinkage: z.number().min(0).max(0.7),
  patience: z.number().positive().max(3600)
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

const scenarioSchema = z.strictObject({
  name: bilingual,
  says: bilingual,
  budget: z.number().positive().max(5).default(1),
  spend: z.union([z.literal("suggest"), z.record(z.string(), z.number().min(0).max(20))]).default({}),
  service: service.partial().default({}),
  floors: z
    .strictObject({nps: z.number().nullable().default(null), load: z.number().positive().nullable().default(null)})
    .default({nps: null, load: null}),
  assume: z
    .record(z.string(), z.strictObject({value: z.number(), low: z.number(), high: z.number()}).refine(ordered, inOrder))
    .default({})
});

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

const halfSource = {en: "Our assumption; the range is half to twice.", zh: "本室假设；范围为一半到两倍。"};

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
  const ids = new Set(Object.keys(levers.value));
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
    .map((file): Scenario => {
      const {value, fault} = readDefinition(join(folder, file), scenarioSchema);
      const named = value.spend === "suggest" ? [] : Object.keys(value.spend);
      const unknown = named.find((id) => !ids.has(id));
      if (unknown !== undefined)
        throw fault(["spend", unknown], `expected one of ${[...ids].join(", ")}; found "${unknown}"`);
      return {id: basename(file, ".yaml"), ...value};
    });
  if (!scenarios.some(({id}) => id === "today"))
    throw new DefinitionFault(`${folder}: expected a scenario today.yaml; found none`);
  return {
    levers: Object.entries(levers.value).map(([id, {effects, half, ...lever}]) => ({
      id,
      ...lever,
      half: {...half, basis: "assumed", source: halfSource},
      effects: effects.map(({on, of, most}) => ({
        on,
        of: of ?? [],
        most: {...most, basis: "assumed"} satisfies Uncertain
      })),
      estimates: effects.map(({estimate}) => estimate ?? null)
    })),
    assumptions: assumptionsOf(given.assumptions),
    service: given.service,
    scenarios
  };
}

function assumptionsOf(
  given: Readonly<Record<string, Omit<Assumption, "basis"> | undefined>>
): Record<AssumptionName, Assumption> {
  const found = (name: AssumptionName): Assumption => {
    const one = given[name];
    if (!one) throw new DefinitionFault(`assumptions.yaml: expected ${name}; found nothing`);
    return {...one, basis: "assumed"};
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
