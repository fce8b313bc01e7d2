import {z} from "zod";
import {bilingual} from "./contract.js";
import {readDefinition} from "./definition.js";
import {contestSchema} from "./settings-contest.js";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "expected a month, such as 2026-09");

const settingsSchema = z.strictObject({
  operator: bilingual,
  source: z.union([
    z.strictObject({
      sample: z.strictObject({
        world: z.enum(["gamed", "honest", "null", "equal", "reversed", "nps_gamed"]),
        customers: z.number().int().min(500),
        months: z.number().int().min(13),
        last_month: month,
        seed: z.number().int().min(0)
      })
    }),
    z.strictObject({folder: z.string().min(1)})
  ]),
  compare: z.strictObject({legacy: z.string(), challenger: z.string()}),
  /** The kind of unit in the league table. */
  league: z.string(),
  contest: contestSchema.prefault({}),
  privacy_floor: z.number().int().min(10, "expected a floor of at least 10 customers")
});

export type Settings = z.output<typeof settingsSchema>;

/**
 * Reads `lab.config.yaml`.
 *
 * @throws {DefinitionFault} with file and line
 */
export function readSettings(file = "lab.config.yaml"): Settings {
  return readDefinition(file, settingsSchema).value;
}
