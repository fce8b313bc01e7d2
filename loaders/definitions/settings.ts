import {existsSync} from "node:fs";
import {z} from "zod";
import {DefinitionFault} from "../ground/faults.js";
import {bilingual} from "./contract.js";
import {readDefinition, type Definition} from "./definition.js";
import {contestSchema} from "./settings-contest.js";
import {settingsForm} from "./versions.js";
import {mappingSchema, scales, textOptions} from "./sources.js";

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
    /** A folder with a file, or a folder of parts, for each table, under the contract's names. */
    z.strictObject({folder: z.string().min(1), ...textOptions}),
    /**
     * A file that says which sources there are and how the tables are made of them. Files stand in `folder`, in the one that the
     * environment variable of `folder_from` names, or beside it.
     */
    z.strictObject({
      mapping: z.string().min(1),
      folder: z.string().min(1).optional(),
      folder_from: z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*$/)
        .optional()
    }),
    mappingSchema
  ]),
  /** The most memory that reading and measuring take; what doesn't fit goes to disk, into the store. Three fifths of the machine's, up to 8 GB, unless given. */
  memory_limit: z
    .string()
    .regex(/^\d+(\.\d+)?\s?(MB|GB|MiB|GiB)$/, "expected a size such as 4GB")
    .optional(),
  /** The zone whose days count, such as Asia/Shanghai: what the sources hold as an instant is turned into its local time. Local times stay as they are. */
  time_zone: z.string().refine(isTimeZone, "expected a time zone, such as Asia/Shanghai or Europe/Berlin").optional(),
  /** What money is in, by its ISO 4217 code; CNY unless given. The contract counts its hundredths. */
  currency: z.string().refine(isCurrency, "expected a currency by its code, such as EUR or USD").optional(),
  /** The months that count, where they aren't those that the data cover: the first, the last, or both. */
  data: z
    .strictObject({from: month.optional(), to: month.optional()})
    .refine(({from, to}) => !from || !to || from <= to, "expected from no later than to")
    .optional(),
  /** Scales on which kinds of questions were asked, where they aren't the contract's. */
  scales,
  /** A folder with systems of one's own, besides those that ship. */
  systems: z.string().min(1).optional(),
  /** A folder with indicators of one's own, besides those that ship. */
  indicators: z.string().min(1).optional(),
  /** A folder with the annual report's own roles, review, plan and actions, as in data/report; those that ship are an example. */
  report: z.string().min(1).optional(),
  compare: z.strictObject({legacy: z.string(), challenger: z.string()}),
  /** The kind of unit in the league table. */
  league: z.string(),
  contest: contestSchema.prefault({}),
  /** Where on its host the site will stand; the page for addresses at which nothing stands needs to know it, the others don't. */
  base: z
    .string()
    .regex(/^\/([\w.~-]+\/)*$/, "expected a path from slash to slash, such as /lab/")
    .prefault("/"),
  privacy_floor: z.number().int().min(10, "expected a floor of at least 10 customers"),
  /** What a team does is shown where at least so many of its employees were at work. */
  team_floor: z.number().int().min(3, "expected at least 3 employees").prefault(3)
});

function isTimeZone(name: string): boolean {
  try {
    return name.includes("/") && new Intl.DateTimeFormat("en", {timeZone: name}).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}

export type Settings = z.output<typeof settingsSchema>;

/**
 * Reads `lab.config.yaml`.
 *
 * @throws {DefinitionFault} with file and line
 */
export function readSettings(file = "lab.config.yaml"): Settings {
  return readSettingsDefinition(file).value;
}

/** The same, with the means to point at a line of it. */
export function readSettingsDefinition(file: string): Definition<Settings> {
  if (!existsSync(file))
    throw new DefinitionFault(
      `${file}: expected a settings file; found none. \`npm run lab -- init FOLDER\` writes one.`
    );
  return readDefinition(file, settingsSchema, settingsForm);
}
