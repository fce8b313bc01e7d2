import {join} from "node:path";
import {z} from "zod";
import type {CalibrationPlan, WorldPlan} from "../../src/model/published/calibration-plan.js";
import {readDefinition} from "../definitions/definition.js";
import {projectFolder} from "../ground/project.js";

const count = z.number().int().positive();
const share = z.number().min(0).max(1);
const system = z.enum(["legacy", "challenger"]);

const world = z
  .strictObject({
    true_difference: z.number().min(-2).max(2),
    gamed: z.array(system),
    gamed_before: z.array(system).optional(),
    sizes: z.array(z.strictObject({customers: count, months: count, operators: count})).min(1)
  })
  .transform(({true_difference, gamed, gamed_before, sizes}): WorldPlan => ({
    trueDifference: true_difference,
    gamed,
    gamedBefore: gamed_before ?? null,
    sizes
  }));

const schema = z
  .strictObject({
    fixed_on: z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a day, such as 2026-09-30"),
    margin: z.number().positive().max(1),
    wrong_at_most: share,
    right_at_least: share,
    true_difference_error: z.number().positive(),
    moments: z.strictObject({
      companies: count,
      power: z.strictObject({companies: count, truths: z.array(z.number().positive()).min(1)})
    }),
    worlds: z.strictObject({gamed: world, honest: world, null: world, equal: world, reversed: world, nps_gamed: world}),
    detection: z.strictObject({operators: count, customers: count}),
    planted: z.strictObject({dose: share, customers: count})
  })
  .transform(({fixed_on, wrong_at_most, right_at_least, true_difference_error, ...rest}): CalibrationPlan => ({
    ...rest,
    fixedOn: fixed_on,
    wrongAtMost: wrong_at_most,
    rightAtLeast: right_at_least,
    trueDifferenceError: true_difference_error
  }));

/** Where the plan of the calibration stands. */
const calibrationPlanFile = join(projectFolder, "data/facts/calibration-plan.yaml");

/**
 * What a calibration tries and what counts as wrong, fixed beforehand.
 *
 * @throws {DefinitionFault} with file and line
 */
export function readCalibrationPlan(file: string = calibrationPlanFile): CalibrationPlan {
  return readDefinition(file, schema).value;
}
