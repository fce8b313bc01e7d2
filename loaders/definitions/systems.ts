import {readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {SystemFacts} from "../../src/model/published.js";
import {bilingual} from "./contract.js";
import {readDefinition} from "./definition.js";
import type {Indicators} from "./indicators.js";

const linearRule = z
  .strictObject({rule: z.literal("linear"), floor: z.number(), target: z.number(), cap: z.number().positive().default(120)})
  .refine((rule) => rule.floor !== rule.target, "expected floor and target to differ");

const systemSchema = z.strictObject({
  name: bilingual,
  says: bilingual,
  unit_of_account: z.enum(["contact", "customer"]),
  appraise: z
    .array(
      z.strictObject({
        indicator: z.string(),
        weight: z.number().positive(),
        period: z.enum(["month", "quarter", "year"]),
        score: linearRule
      })
    )
    .min(1),
  observe: z.array(z.string()).default([]),
  green_contact: z
    .strictObject({handled_seconds_at_most: z.number().int().positive(), satisfaction_at_least: z.number().int().min(1).max(5)})
    .optional()
});

/** What one contact must meet to be green. */
export interface GreenContact {
  readonly handledSecondsAtMost: number;
  readonly satisfactionAtLeast: number;
}

export interface SystemDefinition extends SystemFacts {
  readonly greenContact: GreenContact | null;
}

/**
 * Reads the indicator systems; a system's id is its file's name.
 *
 * @throws {DefinitionFault} for a file not of that form, an unknown indicator, or one that is both appraised and observed
 */
export function readSystems(indicators: Indicators, folder = "data/systems"): ReadonlyMap<string, SystemDefinition> {
  const systems = new Map<string, SystemDefinition>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".yaml")).sort()) {
    const id = name.slice(0, -".yaml".length);
    const {value, fault} = readDefinition(join(folder, name), systemSchema);
    const known = [...indicators.byId.keys()].join(", ");
    const appraised = new Set<string>();
    value.appraise.forEach(({indicator}, i) => {
      if (!indicators.byId.has(indicator)) throw fault(["appraise", i, "indicator"], `expected one of ${known}; found "${indicator}"`);
      if (appraised.has(indicator)) throw fault(["appraise", i, "indicator"], `expected each indicator once; found "${indicator}" twice`);
      appraised.add(indicator);
    });
    value.observe.forEach((indicator, i) => {
      if (!indicators.byId.has(indicator)) throw fault(["observe", i], `expected one of ${known}; found "${indicator}"`);
      if (appraised.has(indicator)) throw fault(["observe", i], `expected an indicator that isn't appraised; found "${indicator}"`);
    });
    systems.set(id, {
      id,
      name: value.name,
      says: value.says,
      unitOfAccount: value.unit_of_account,
      appraise: value.appraise,
      observe: value.observe,
      greenContact: value.green_contact
        ? {handledSecondsAtMost: value.green_contact.handled_seconds_at_most, satisfactionAtLeast: value.green_contact.satisfaction_at_least}
        : null
    });
  }
  return systems;
}
