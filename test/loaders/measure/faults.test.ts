import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {calendarOf, writePeriods} from "../../../loaders/intake/periods.js";
import {indicatorsOf} from "../tiny.js";

const contract = readContract();
const calendar = calendarOf(24_300, 24_311);
let database: Database;
beforeAll(async () => {
  database = await Database.open();
  for (const table of contract.values()) await database.run(createTable(table));
  for (const table of ["customers", "agents"])
    for (const column of ["bucket", "number"]) await database.run(`ALTER TABLE ${table} ADD COLUMN ${column} INTEGER`);
  await writePeriods(database, calendar);
});
afterAll(() => database.close());

/** The lines of a definition, by key, in this order. */
const contact = {
  kind: "ratio",
  frame: "contact",
  account: "contact",
  sum: "answered",
  over: "1",
  unit: "handled_by",
  cluster: "customer",
  knowable_after: "0d",
  better: "higher",
  format: "percent"
};
const bill = {...contact, frame: "bill", account: "line_month", unit: "home", sum: "overage_fen > 0"};
const {sum: _, ...withoutSum} = contact;
const followed = {...withoutSum, kind: "followed_by", over: "1", knowable_after: "7d", counts: "followed"};

function yamlOf(definition: Readonly<Record<string, string>>, id = "tried"): string {
  return (
    [
      `${id}:`,
      "  name: {en: Tried, zh: 尝试}",
      "  says: {en: A try., zh: 尝试。}",
      ...Object.entries(definition).map(([key, value]) => `  ${key}: ${value}`)
    ].join("\n") + "\n"
  );
}

/** The fault of a definition, without the folder in which it stood; null where it has none. */
async function faultOf(yaml: string): Promise<string | null> {
  try {
    await compileIndicators(indicatorsOf(yaml), {
      database,
      frames: makeFrames(null),
      intake: new Map(),
      calendar,
      contract
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(/^.*own\.yaml/gm, "own.yaml") : String(error);
  }
}

const columnsOfContact =
  "row_id, customer_id, bucket, home, handled_by, happened_at, channel, reason, need, asked_for_person, reached_person, answered, waited_seconds, handled_seconds, transferred, starts_call, resolved, segment, value_tier";
const frames =
  "contact, answer, offer, customer_period, line_period, bill, contract, line_event, work_order, activation, complaint, benefit, port_out, seat_day, employee_answer";
const timed = frames.replace(" customer_period, line_period,", "");
const plain =
  "expected plain SQL over one row (comparisons, AND, OR, NOT, IN, IS NULL, CASE, COALESCE, CAST, INTERVAL, EXTRACT, +, -, *)";

/** What is wrong, the definition, and what is said of it. */
const definitions: readonly [string, Readonly<Record<string, string>>, string][] = [
  [
    "an unknown column in sum",
    {...contact, sum: "replied"},
    `own.yaml:7: tried.sum: expected columns of the frame contact (${columnsOfContact}); found "replied"`
  ],
  [
    "unknown columns in over",
    {...contact, over: "asked AND queued"},
    `own.yaml:8: tried.over: expected columns of the frame contact (${columnsOfContact}); found "asked, queued"`
  ],
  [
    "a column of another frame in where",
    {...contact, where: "accepted"},
    `own.yaml:14: tried.where: expected columns of the frame contact (${columnsOfContact}); found "accepted"`
  ],
  [
    "another indicator, or itself, in its sum",
    {...contact, sum: "tried"},
    `own.yaml:7: tried.sum: expected columns of the frame contact (${columnsOfContact}); found "tried"`
  ],
  [
    "a text to be summed",
    {...contact, sum: "reason"},
    'own.yaml:7: tried.sum: expected a whole number or a condition, so that sums are exact; found "reason" (VARCHAR)'
  ],
  [
    "a fraction to be summed",
    {...contact, sum: "handled_seconds * 1.5"},
    'own.yaml:7: tried.sum: expected a whole number or a condition, so that sums are exact; found "handled_seconds * 1.5" (DECIMAL(21,1))'
  ],
  [
    "a number as where",
    {...contact, where: "handled_seconds"},
    'own.yaml:14: tried.where: expected a condition; found "handled_seconds" (BIGINT)'
  ],
  ["a division", {...contact, sum: "handled_seconds / 60"}, `own.yaml:7: tried.sum: ${plain}; found /`],
  [
    "a sum over rows within sum",
    {...contact, sum: "sum(handled_seconds)"},
    `own.yaml:7: tried.sum: ${plain}; found sum`
  ],
  ["a window", {...contact, sum: "row_number() OVER ()"}, `own.yaml:7: tried.sum: ${plain}; found window`],
  ["a query of its own", {...contact, over: "(SELECT 1)"}, `own.yaml:8: tried.over: ${plain}; found subquery`],
  [
    "text that isn't an expression",
    {...contact, sum: "answered AND"},
    'own.yaml:7: tried.sum: expected one expression; found "answered AND"'
  ],
  [
    "two expressions",
    {...contact, sum: "answered), (resolved"},
    'own.yaml:7: tried.sum: expected one expression; found "answered), (resolved"'
  ],
  [
    "a time compared with a condition",
    {...contact, sum: "happened_at > answered"},
    'own.yaml:7: tried.sum: expected an expression that fits its columns\' types; found "happened_at > answered" (Binder Error: Cannot compare values of type TIMESTAMP and type BOOLEAN - an explicit cast is required)'
  ],
  [
    "an unknown frame",
    {...contact, frame: "calls"},
    `own.yaml:5: tried.frame: expected one of ${frames}; found "calls"`
  ],
  [
    "an unknown kind",
    {...contact, kind: "share"},
    'own.yaml:4: tried.kind: expected one of ratio, cohort, followed_by; found "share"'
  ],
  [
    "a cohort of contacts",
    {...contact, kind: "cohort"},
    "own.yaml:4: tried.kind: expected ratio or followed_by over the frame contact; found cohort"
  ],
  [
    "a ratio of a period's customers",
    {...contact, frame: "customer_period", account: "customer", sum: "here_at_end", unit: "home"},
    "own.yaml:4: tried.kind: expected cohort over the frame customer_period; found ratio"
  ],
  [
    "an owner that there isn't",
    {...contact, unit: "owner"},
    'own.yaml:9: tried.unit: expected one of home, handled_by, sold_by; found "owner"'
  ],
  [
    "an owner whom the frame's rows don't have",
    {...bill, unit: "handled_by"},
    "own.yaml:9: tried.unit: expected one of home for the frame bill; found handled_by"
  ],
  [
    "an owner of sales for contacts",
    {...contact, unit: "sold_by"},
    "own.yaml:9: tried.unit: expected one of home, handled_by for the frame contact; found sold_by"
  ],
  [
    "agents as clusters of customers' contacts",
    {...contact, cluster: "agent"},
    "own.yaml:10: tried.cluster: expected customer for the frame contact; found agent"
  ],
  [
    "customers as clusters of seat-days",
    {...contact, frame: "seat_day", account: "seat_day", sum: "calls"},
    "own.yaml:10: tried.cluster: expected agent for the frame seat_day; found customer"
  ],
  [
    "a customer's last unit where each contact counts",
    {...contact, attribution: "last"},
    "own.yaml:14: tried.attribution: expected all: only a customer counted once, by handled_by or sold_by, can belong to several units; found last"
  ],
  [
    "a customer's share of time by home",
    {...contact, account: "customer", unit: "home", attribution: "time_share"},
    "own.yaml:14: tried.attribution: expected all: only a customer counted once, by handled_by or sold_by, can belong to several units; found time_share"
  ],
  [
    "a half day",
    {...contact, knowable_after: "0.5d"},
    'own.yaml:11: tried.knowable_after: expected whole days, such as 7d; found "0.5d"'
  ],
  ["a key that doesn't exist", {...contact, weight: "3"}, "own.yaml:14: tried.weight: unknown key; check its spelling"],
  ["a missing key", withoutSum, "own.yaml:2: tried.sum: expected an expression or a whole number; found nothing"]
];

/** The same of what follows: what is wrong, what should follow, and what is said of it. */
const followings: readonly [string, string, string][] = [
  [
    "an unknown frame",
    "{frame: visits, same: [customer_id], within_days: 7}",
    `own.yaml:14: tried.followed_by: expected one of the frames whose rows have a time (${timed}); found "visits"`
  ],
  [
    "a frame without a time",
    "{frame: line_period, same: [customer_id], within_days: 7}",
    `own.yaml:14: tried.followed_by: expected one of the frames whose rows have a time (${timed}); found "line_period"`
  ],
  [
    "anybody's contact",
    "{frame: contact, same: [reason], within_days: 7}",
    "own.yaml:14: tried.followed_by: expected customer_id among what is the same; found reason"
  ],
  [
    "a column that the other frame lacks",
    "{frame: complaint, same: [customer_id, channel], within_days: 7}",
    'own.yaml:14: tried.followed_by: expected columns of the frame complaint (row_id, customer_id, bucket, home, handled_by, happened_at, closed_at, reason, level, solved_at_first_answer, refund_fen, disputed, segment); found "channel"'
  ],
  [
    "what is known before the days are over",
    "{frame: contact, same: [customer_id], within_days: 30}",
    "own.yaml:10: tried.knowable_after: expected at least 30d, since what follows within these days is known only then; found 7d"
  ],
  [
    "a number where a condition is due",
    "{frame: contact, same: [customer_id], within_days: 7, where: handled_seconds}",
    'own.yaml:14: tried.followed_by: expected a condition; found "handled_seconds" (BIGINT)'
  ]
];

describe("a fault of an indicator names file, line, what was expected and what was found", () => {
  it.each(definitions)("%s", async (_name, definition, fault) => {
    expect(await faultOf(yamlOf(definition))).toBe(fault);
  });

  it.each(followings)("followed by %s", async (_name, following, fault) => {
    expect(await faultOf(yamlOf({...followed, followed_by: following}))).toBe(fault);
  });

  it("an indicator that is there twice in one file", async () => {
    expect(await faultOf(yamlOf(contact) + yamlOf(contact))).toBe(
      "own.yaml:14: not readable as YAML: Map keys must be unique"
    );
  });
});

describe("a denominator can't be negative", () => {
  it.each([
    ["1"],
    ["0"],
    ["answered"],
    ["channel = 'call_in' OR channel = 'chat'"],
    ["waited_seconds"],
    ["COALESCE(waited_seconds, 0) + handled_seconds"],
    ["2 * handled_seconds"],
    ["CASE WHEN answered THEN handled_seconds ELSE 0 END"],
    ["CASE WHEN answered THEN handled_seconds END"],
    ["abs(waited_seconds - handled_seconds)"]
  ])("%s isn't", async (over) => {
    expect(await faultOf(yamlOf({...contact, over}))).toBeNull();
  });

  const refused = "expected a denominator that can't be negative; found";
  it.each([
    ["-1", `own.yaml:8: tried.over: ${refused} "-1"`],
    ["handled_seconds - waited_seconds", `own.yaml:8: tried.over: ${refused} "handled_seconds - waited_seconds"`],
    ["-handled_seconds", `own.yaml:8: tried.over: ${refused} "-handled_seconds"`],
    ["handled_seconds * -1", `own.yaml:8: tried.over: ${refused} "handled_seconds * -1"`],
    [
      "CASE WHEN answered THEN 1 ELSE -1 END",
      `own.yaml:8: tried.over: ${refused} "CASE WHEN answered THEN 1 ELSE -1 END"`
    ]
  ])("%s can be", async (over, fault) => {
    expect(await faultOf(yamlOf({...contact, over}))).toBe(fault);
  });

  // Bills may be negative: refunds. Overage can't, says the contract.
  it.each<[string, Readonly<Record<string, string>>, string | null]>([
    ["overage_fen", {}, null],
    [
      "revenue_fen",
      {},
      `own.yaml:8: tried.over: ${refused} "revenue_fen": revenue_fen may be, unless where says revenue_fen > 0`
    ],
    ["revenue_fen", {where: "kind = 'mobile' AND revenue_fen > 0"}, null],
    ["revenue_fen", {where: "0 <= revenue_fen"}, null],
    [
      "revenue_fen",
      {where: "revenue_fen > -100"},
      `own.yaml:8: tried.over: ${refused} "revenue_fen": revenue_fen may be, unless where says revenue_fen > 0`
    ],
    [
      "revenue_fen",
      {where: "kind = 'mobile' OR revenue_fen > 0"},
      `own.yaml:8: tried.over: ${refused} "revenue_fen": revenue_fen may be, unless where says revenue_fen > 0`
    ],
    [
      "revenue_fen",
      {where: "NOT (revenue_fen > 0)"},
      `own.yaml:8: tried.over: ${refused} "revenue_fen": revenue_fen may be, unless where says revenue_fen > 0`
    ],
    ["CASE WHEN revenue_fen > 0 THEN revenue_fen ELSE 0 END", {}, null],
    [
      "CASE WHEN revenue_fen > 0 THEN 0 ELSE revenue_fen END",
      {},
      `own.yaml:8: tried.over: ${refused} "CASE WHEN revenue_fen > 0 THEN 0 ELSE revenue_fen END": revenue_fen may be, unless where says revenue_fen > 0`
    ]
  ])("bills: %s with %o", async (over, more, fault) => {
    expect(await faultOf(yamlOf({...bill, over, ...more}))).toBe(fault);
  });
});
