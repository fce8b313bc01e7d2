import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {expressionTree} from "../../../loaders/measure/expressions.js";
import {Evaluator, type BatchColumn} from "../../../loaders/measure/panel/evaluate.js";

let database: Database;
beforeAll(async () => (database = await Database.open()));
afterAll(() => database.close());

const kinds = ["", "mobile", "broadband", "leased_line"];
interface Row {
  readonly n: number | null;
  readonly m: number;
  readonly flag: boolean | null;
  readonly here: boolean;
  readonly kind: string | null;
}
const row: fc.Arbitrary<Row> = fc.record({
  n: fc.option(fc.integer({min: -3, max: 3})),
  m: fc.integer({min: -100_000, max: 100_000}),
  flag: fc.option(fc.boolean()),
  here: fc.boolean(),
  kind: fc.option(fc.constantFrom(...kinds.slice(1)))
});

/** Numbers and conditions of the indicator language, in one another. */
const {number, condition} = fc.letrec<{number: string; condition: string}>((tie) => ({
  number: fc.oneof(
    {depthSize: "small", withCrossShrink: true},
    fc.constantFrom("n", "m", "0", "1", "-2", "10000", "CAST(NULL AS INTEGER)"),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*"), fc.constantFrom("n", "2", "1"))
      .map((parts) => `(${parts.join(" ")})`),
    tie("number").map((of) => `abs(${of})`),
    tie("number").map((of) => `(- ${of})`),
    tie("number").map((of) => `CAST(${of} AS BIGINT)`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `COALESCE(${a}, ${b})`),
    fc
      .tuple(tie("condition"), tie("number"), tie("number"))
      .map(([a, b, c]) => `CASE WHEN ${a} THEN ${b} ELSE ${c} END`),
    fc
      .tuple(tie("condition"), tie("number"), tie("condition"), tie("number"))
      .map(([a, b, c, d]) => `CASE WHEN ${a} THEN ${b} WHEN ${c} THEN ${d} END`)
  ),
  condition: fc.oneof(
    {depthSize: "small", withCrossShrink: true},
    fc.constantFrom(
      "flag",
      "here",
      "TRUE",
      "FALSE",
      "kind = 'mobile'",
      "kind <> 'broadband'",
      "kind IN ('mobile', 'other')",
      "kind NOT IN ('leased_line')",
      "kind IS NULL",
      "flag IS NOT NULL",
      "flag = here"
    ),
    fc
      .tuple(tie("number"), fc.constantFrom("=", "<>", "<", "<=", ">", ">="), tie("number"))
      .map((parts) => `(${parts.join(" ")})`),
    fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} BETWEEN ${b} AND ${c})`),
    fc.tuple(tie("condition"), fc.constantFrom("AND", "OR"), tie("condition")).map((parts) => `(${parts.join(" ")})`),
    tie("condition").map((of) => `(NOT ${of})`),
    fc
      .tuple(tie("number"), fc.constantFrom("IN (1, -2)", "NOT IN (0, 10000)", "IS NULL", "IS NOT NULL"))
      .map(([of, is]) => `(${of} ${is})`)
  )
}));

function columnsOf(rows: readonly Row[]): Map<string, BatchColumn> {
  const numbers = (of: (one: Row) => number | boolean | null) => ({
    names: null,
    values: Float64Array.from(rows, (one) => {
      const value = of(one);
      return value === null ? NaN : Number(value);
    })
  });
  return new Map<string, BatchColumn>([
    ["n", numbers(({n}) => n)],
    ["m", numbers(({m}) => m)],
    ["flag", numbers(({flag}) => flag)],
    ["here", numbers(({here}) => here)],
    ["kind", {names: kinds, values: Float64Array.from(rows, ({kind}) => (kind === null ? 0 : kinds.indexOf(kind)))}]
  ]);
}

async function byEngine(rows: readonly Row[], expressions: readonly string[]): Promise<number[][]> {
  const values = rows.map(
    ({n, m, flag, here, kind}, i) =>
      `(${i}, CAST(${n} AS BIGINT), CAST(${m} AS BIGINT), CAST(${flag} AS BOOLEAN), ${here}, CAST(${kind === null ? "NULL" : `'${kind}'`} AS VARCHAR))`
  );
  const columns = await database.columns(
    `SELECT ${expressions.map((one, k) => `CAST(${one} AS DOUBLE) AS e${k}`).join(", ")} FROM (VALUES ${values.join(", ")}) AS frame (i, n, m, flag, here, kind) ORDER BY i`
  );
  return columns.map((column) => column.map((value) => (value === null ? NaN : Number(value))));
}

describe("an expression over typed columns", () => {
  it("gives what DuckDB gives, NULL included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, {minLength: 1, maxLength: 12}),
        fc.array(fc.oneof(number, condition), {minLength: 1, maxLength: 8}),
        async (rows, expressions) => {
          const evaluator = new Evaluator(columnsOf(rows));
          const expected = await byEngine(rows, expressions);
          for (const [k, text] of expressions.entries()) {
            const evaluate = evaluator.read(await expressionTree(database, text));
            expect(evaluate, text).not.toBeNull();
            // -0 is 0 where whole numbers are meant.
            expect(
              [...(evaluate?.(rows.length) ?? [])].map((value) => value + 0),
              text
            ).toEqual(expected[k]);
          }
        }
      ),
      {numRuns: 60}
    );
  });

  it("is left to the engine where it asks for what isn't known", async () => {
    const evaluator = new Evaluator(columnsOf([{n: 1, m: 2, flag: true, here: true, kind: "mobile"}]));
    for (const text of [
      "kind LIKE 'm%'",
      "kind < 'n'",
      "elsewhere = 1",
      "CAST(n AS DOUBLE) > 1",
      "n > 1.5",
      "COALESCE(kind, 'mobile') = 'mobile'",
      "EXTRACT(YEAR FROM DATE '2026-01-01') = n",
      "CASE WHEN here THEN 1 ELSE CAST(kind AS BIGINT) END"
    ])
      expect(evaluator.read(await expressionTree(database, text)), text).toBeNull();
  });

  it("is evaluated anew for another batch, and once for one", async () => {
    const columns = columnsOf([{n: 1, m: 2, flag: true, here: true, kind: "mobile"}]);
    const evaluator = new Evaluator(columns);
    const evaluate = evaluator.read(await expressionTree(database, "n + m"));
    const again = evaluator.read(await expressionTree(database, "n + m"));
    expect(again).toBe(evaluate);
    expect(evaluate?.(1)[0]).toBe(3);
    columns.get("n")?.values.fill(5);
    expect(evaluate?.(1)[0]).toBe(3);
    evaluator.next();
    expect(evaluate?.(1)[0]).toBe(7);
  });
});
