import {z} from "zod";
import {bilingual} from "./contract.js";

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case words joined by _");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "expected a month such as 2025-01");
const period = z.enum(["month", "quarter", "year", "whole"]);
const share = z.number().min(0, "expected a share from 0 to 1").max(1, "expected a share from 0 to 1");

/** A score may rise above the target's 100 points up to this, unless a rule says otherwise. */
const cap = z.number().positive().default(120);

const line = z.strictObject({floor: z.number(), target: z.number()});
/** What the rule asks of periods of another length: churn and conversion grow with it. */
const also = z
  .strictObject({month: line.optional(), quarter: line.optional(), year: line.optional(), whole: line.optional()})
  .optional();

const linearRule = z
  .strictObject({
    rule: z.literal("linear"),
    floor: z.number(),
    target: z.union([z.number(), z.literal("industry_mean")], {error: "expected a number or industry_mean"}),
    cap,
    also
  })
  .refine((rule) => rule.floor !== rule.target, "expected floor and target to differ");

/** Rules that need figures which may not be there name the rule that stands in. */
const otherwise = linearRule.optional();

const leadRule = z.strictObject({
  rule: z.literal("lead"),
  against: z.enum(["best_rival", "industry_mean"]),
  /** Of the lead; for points and shares there is a customary width. */
  floor: z.number().optional(),
  target: z.number().optional(),
  cap,
  otherwise
});

const rankRule = z.strictObject({
  rule: z.literal("rank"),
  among: z.enum(["peers", "rivals"]),
  places: z
    .array(z.number().min(0))
    .min(2)
    .refine(
      (places) => places.every((points, i) => i === 0 || points <= places[i - 1]),
      "expected points that don't rise from one place to the next"
    )
    .optional(),
  cap: z.number().positive().default(100),
  otherwise
});

const progressRule = z.strictObject({
  rule: z.literal("progress"),
  since: z.enum(["previous_period", "previous_year"]),
  relative: z.boolean().default(false),
  floor: z.number().default(0),
  target: z.number(),
  cap,
  otherwise
});

const scoringRule = z.discriminatedUnion("rule", [linearRule, leadRule, rankRule, progressRule], {
  error: "expected a rule: linear, lead, rank or progress (what only takes away stands under gates)"
});

const appraisedItem = z.strictObject({
  indicator: z.string(),
  weight: z.number().positive(),
  period,
  tiers: z.array(z.string()).min(1).optional(),
  score: scoringRule
});

const takes = z
  .strictObject({
    /** Points off the score: once, or for each `each` beyond the threshold. */
    points: z.number().positive().optional(),
    each: z.number().positive().optional(),
    cap: z.number().positive().optional(),
    veto: z.literal(true).optional(),
    /** A share of a part of the month's pay. */
    pay: z.enum(["base", "piece_rate", "bonus"]).optional(),
    share: share.optional(),
    cap_yuan: z.number().positive().optional(),
    also_borne: z.record(z.string(), share).optional()
  })
  .refine(
    ({points, veto, pay}) => [points, veto, pay].filter((one) => one !== undefined).length === 1,
    "expected one of points, veto and pay"
  )
  .refine(
    ({points, each, cap: most}) => points !== undefined || (each === undefined && most === undefined),
    "expected each and cap beside points only"
  )
  .refine(
    ({points, each, cap: most}) => points === undefined || each === undefined || most !== undefined,
    "expected a cap where points are taken for each step"
  )
  .refine(
    ({pay, share: part, cap_yuan, also_borne}) =>
      pay === undefined ? (part ?? cap_yuan ?? also_borne) === undefined : part !== undefined,
    "expected a share beside pay, and only there"
  );

const gate = z.strictObject({
  indicator: z.string(),
  period,
  tiers: z.array(z.string()).min(1).optional(),
  trigger: z
    .strictObject({above: z.number().optional(), below: z.number().optional()})
    .refine(({above, below}) => (above === undefined) !== (below === undefined), "expected above or below, one of them")
    .optional(),
  takes,
  /** Other readings of the same rule, which the reader may choose. */
  readings: z.record(identifier, z.strictObject({name: bilingual, takes})).default({})
});

const pay = z
  .strictObject({
    curve: z.literal("linear"),
    at_target: z.number().positive(),
    cap: z.number().positive(),
    floor: z.number().min(0),
    /** The share of the whole pay that the curve multiplies. */
    at_stake: share.optional()
  })
  .refine(
    (curve) => curve.floor <= curve.at_target && curve.at_target <= curve.cap,
    "expected floor ≤ at_target ≤ cap"
  );

export const systemSchema = z.strictObject({
  name: bilingual,
  says: bilingual.optional(),
  unit_of_account: z.enum(["contact", "customer"]).default("customer"),
  version_of: identifier.optional(),
  in_force: z
    .strictObject({from: month, to: month.optional()})
    .refine(({from, to}) => to === undefined || from <= to, "expected from not after to")
    .optional(),
  tiers: z.array(z.string()).min(1).optional(),
  appraise: z.array(appraisedItem).min(1),
  roles: z.record(z.string(), z.strictObject({appraise: z.array(appraisedItem).min(1)})).default({}),
  observe: z.array(z.string()).default([]),
  gates: z.array(gate).default([]),
  /** What an action of a store earns, by the scene of the work order that it closes. */
  points: z.record(identifier, z.strictObject({name: bilingual, scene: z.string(), points: z.number()})).default({}),
  pay: pay.optional(),
  green_contact: z
    .strictObject({
      handled_seconds_at_most: z.number().int().positive(),
      satisfaction_at_least: z.number().int().min(1).max(5)
    })
    .optional()
});

export type SystemSource = z.output<typeof systemSchema>;
export type ItemSource = SystemSource["appraise"][number];
export type RuleSource = ItemSource["score"];
export type GateSource = SystemSource["gates"][number];
