import {readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {DefinitionFault} from "../ground/faults.js";
import {indicatorParts, indicatorPlaying, type IndicatorPart} from "../../src/model/published/parts.js";
import {accounts, indicatorFormats} from "../../src/model/published/site.js";
import {traceNames} from "../../src/model/published/traces.js";
import {bilingual} from "./contract.js";
import {readDefinition} from "./definition.js";
import {indicatorsForm} from "./versions.js";

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case words joined by _");
/** Plain SQL over the columns of the indicator's frame; it can't name another indicator. Numbers are allowed where an expression is expected: `over: 1`. */
const expression = z.union([z.string().min(1), z.number().int().transform(String)], {
  error: "expected an expression or a whole number"
});
const days = z
  .string()
  .regex(/^\d+d$/, "expected whole days, such as 7d")
  .transform((text) => Number.parseInt(text, 10));

const common = {
  name: bilingual,
  says: bilingual,
  /** What the lab asks for it as: whether customers stayed, what the plan starts from … At most one indicator plays a part. */
  part: z.enum(indicatorParts).optional(),
  /** The indicator of the same thing as the customer lives it: where the two drift apart, what is counted is gamed. */
  twin: identifier.optional(),
  /** Traces of gaming that make it look better. */
  raised_by: z.array(z.enum(traceNames)).default([]),
  frame: identifier,
  account: z.enum(accounts),
  over: expression,
  where: expression.optional(),
  unit: z.enum(["home", "handled_by", "sold_by"]),
  /** Where several units had to do with one customer: whose the customer is. Rows of their own always go to their unit. */
  attribution: z.enum(["all", "last", "first", "time_share"]).default("all"),
  cluster: z.enum(["customer", "agent"]),
  knowable_after: days,
  better: z.enum(["higher", "lower"]),
  format: z.enum(indicatorFormats)
};

const indicatorSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({kind: z.literal("ratio"), sum: expression, ...common}),
    z.strictObject({kind: z.literal("cohort"), sum: expression, ...common}),
    z.strictObject({
      kind: z.literal("followed_by"),
      ...common,
      followed_by: z.strictObject({
        frame: identifier,
        same: z.array(identifier).min(1),
        within_days: z.number().int().positive(),
        where: expression.optional()
      }),
      /** What y counts: rows that are followed, or rows that aren't. */
      counts: z.enum(["followed", "not_followed"])
    })
  ],
  {error: ({code}) => (code === "invalid_union" ? "expected one of ratio, cohort, followed_by" : undefined)}
);

export type IndicatorDefinition = z.output<typeof indicatorSchema>;

/** Makes the fault that points into the file where an indicator stands. */
type IndicatorFault = (indicator: string, key: string, message: string) => DefinitionFault;

export interface Indicators {
  /** By id, in the order of files and of their text. */
  readonly byId: ReadonlyMap<string, IndicatorDefinition>;
  readonly fault: IndicatorFault;
}

/**
 * Reads the indicators: YAML files of `id: definition`, grouped by unit of account.
 *
 * @param folder usually `data/indicators`; of several, the first are read first
 * @throws {DefinitionFault} for a file not of that form, or an indicator defined twice
 */
export function readIndicators(folder: string | readonly string[] = "data/indicators"): Indicators {
  const byId = new Map<string, IndicatorDefinition>();
  const faults = new Map<string, (path: readonly PropertyKey[], message: string) => DefinitionFault>();
  const files = [folder].flat().flatMap((one) =>
    readdirSync(one)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => join(one, name))
  );
  for (const file of files) {
    const {value, fault} = readDefinition(file, z.record(identifier, indicatorSchema), indicatorsForm);
    for (const [id, definition] of Object.entries(value)) {
      if (byId.has(id)) throw fault([id], "expected an indicator that no other file defines; it is defined twice");
      byId.set(id, definition);
      faults.set(id, fault);
    }
  }
  const indicators: Indicators = {
    byId,
    fault: (indicator, key, message) => {
      const fault = faults.get(indicator);
      return fault ? fault([indicator, key], message) : new DefinitionFault(`${indicator}.${key}: ${message}`);
    }
  };
  checkParts(indicators);
  return indicators;
}

/** The id of the indicator that plays a part; null where none does. */
export function playing({byId}: Pick<Indicators, "byId">, part: IndicatorPart): string | null {
  return indicatorPlaying(
    [...byId].map(([id, definition]) => ({id, part: definition.part})),
    part
  );
}

/** @throws {DefinitionFault} for a part that two indicators play, or a twin that isn't there */
function checkParts({byId, fault}: Indicators): void {
  const players = new Map<IndicatorPart, string>();
  for (const [id, {part, twin}] of byId) {
    if (part !== undefined) {
      const other = players.get(part);
      if (other !== undefined)
        throw fault(id, "part", `expected a part that no other indicator plays; ${other} plays "${part}" too`);
      players.set(part, id);
    }
    if (twin !== undefined && (twin === id || !byId.has(twin)))
      throw fault(id, "twin", `expected another indicator; found "${twin}"`);
  }
}
