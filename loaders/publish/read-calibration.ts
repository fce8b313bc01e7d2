import {existsSync} from "node:fs";
import {z} from "zod";
import type {Calibration} from "../../src/model/published/calibration.js";
import {readDefinition} from "../definitions/definition.js";

const whole = z.number().int().min(0);
const verdicts = z.strictObject({better: whole, worse: whole, equal: whole, undecided: whole});

const plan = z.string().optional();
const run = z.strictObject({date: z.string(), version: z.string(), plan}).optional();
const units = z.strictObject({legacy: whole, challenger: whole});

const schema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a day, such as 2026-09-30"),
  version: z.string().min(1),
  plan,
  moments: z
    .strictObject({
      cities: whole,
      units: whole,
      quarters: whole,
      null: verdicts,
      power: z.array(z.strictObject({difference: z.number(), verdicts})),
      run
    })
    .nullable(),
  chain: z.array(
    z.strictObject({
      world: z.string(),
      customers: whole,
      months: whole,
      verdicts,
      difference: z.number(),
      gaming: z.strictObject({now: units, before: units}).nullable().default(null),
      run
    })
  ),
  detection: z.array(
    z.strictObject({
      world: z.string(),
      operators: whole,
      customers: whole,
      gaming: whole,
      found: whole,
      foundWrongly: whole,
      units: whole,
      quickHonest: whole,
      quickHonestFound: whole,
      run
    })
  ),
  planted: z.array(
    z.strictObject({
      behaviour: z.string(),
      dose: z.number(),
      planted: whole,
      found: whole,
      foundElsewhere: whole,
      anyTrace: whole,
      run
    })
  )
});

/**
 * The last calibration as it is kept.
 *
 * @returns null where none is kept
 * @throws {DefinitionFault} with file and line
 */
export function readCalibration(file: string): Calibration | null {
  return existsSync(file) ? readDefinition(file, schema).value : null;
}
