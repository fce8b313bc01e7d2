import {z} from "zod";

/**
 * The contest of the two systems, stated before looking at any result. Whoever changes it after
 * having seen one has seen one: the page prints these lines.
 */
export const contestSchema = z
  .strictObject({
    /** The kind of unit whose scores are held against what came later; the units right below the league's unless given. */
    units: z.string().optional(),
    /** The kind of unit above whose units share shocks and are resampled together; the league's unless given. */
    clusters: z.string().optional(),
    /** Over how long before a quarter's end the scores are taken: the year that an appraisal decides on, or the quarter alone. */
    window: z.enum(["quarter", "year"]).default("year"),
    /** Months between the period of the score and what counts as outcome. */
    gap_months: z.number().int().min(0).max(6).default(1),
    /** Months that customers are followed after it. */
    horizons: z.array(z.number().int().min(1).max(24)).min(1).default([1, 3, 6, 12]),
    /** The horizon of the one contest named primary; the others are corrected for being many. */
    primary_horizon: z.number().int().min(1).max(24).default(6),
    /** Two systems whose rank correlations differ by less than this are equal. */
    margin: z.number().min(0.01).max(1).default(0.2)
  })
  .refine(
    ({horizons, primary_horizon}) => horizons.includes(primary_horizon),
    "expected primary_horizon to be one of the horizons"
  );
