/** The joint cube that brushes work on: customer-months over five binned dimensions, at a resolution that the number of customers allows. */
import {literal} from "../ground/database.js";

/** A dimension at one resolution: its bins in order, and the SQL that gives a customer-month's bin. */
export interface CubeAxis {
  readonly id: string;
  readonly bins: readonly string[];
  readonly sql: string;
  /** The same of a customer-month as the panel has it. */
  readonly rule: AxisRule;
}

/** What gives the bin: where the stretches of tenure begin; a class, empty where none is on record; or the first of several troubles that is there. */
type AxisRule =
  | {readonly kind: "tenure"; readonly starts: readonly number[]}
  | {readonly kind: "class"; readonly column: string; readonly binOf: (one: string) => string}
  | {readonly kind: "trouble"; readonly first: readonly {readonly column: string; readonly bin: string}[]};

/** One cell before the floor: its bins, distinct customers, customers whose last month stands here, and sums. */
export interface CubeCell {
  readonly bins: readonly string[];
  readonly customers: number;
  /** Every customer has one last month: these add up over cells without counting anyone twice. */
  readonly last: number;
  /** In the order of `cubeSums`. */
  readonly sums: readonly number[];
}

/** What is summed of each customer-month; all but months and leavers are measures with an error of their own. */
export const measures = ["revenue_fen", "contacts", "complaints"] as const;
/** Of which of a customer's months the whole is taken that the months of a cell are multiplied with. */
export const cubeScopes = ["all", "tenure"] as const;

/**
 * The sums of a cell, by name: first what happened in it, then, by scope and over its customers, products of the
 * customer's months, x, and measure, y, in the cell with X and Y, the same in all cells (`all`), or in all of the cell's
 * tenure bin (`tenure`). With them the variance of Σy / Σx over cells that hold all of their customers' months is
 * exact: Σ (y − Rx)(Y − RX), see `sliceFigures`.
 */
export const cubeSums: readonly string[] = [
  "months",
  "port_out",
  "left_otherwise",
  ...measures,
  ...cubeScopes.flatMap((scope) => [
    `${scope}_xx`,
    ...measures.flatMap((name) => [`${scope}_${name}_yy`, `${scope}_${name}_xy`])
  ])
];

/** Starts of the tenure bins, and how finely the others are told apart, from fine to coarse. */
export const resolutions: readonly {
  readonly tenure: readonly number[];
  readonly term: "four" | "two";
  readonly segments: number;
  readonly trouble: "four" | "three" | "two";
}[] = [
  {tenure: [0, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 84, 120], term: "four", segments: 6, trouble: "four"},
  {tenure: [0, 6, 12, 24, 36, 60, 120], term: "four", segments: 6, trouble: "three"},
  {tenure: [0, 12, 24, 36, 60], term: "four", segments: 5, trouble: "three"},
  {tenure: [0, 12, 24, 60], term: "four", segments: 4, trouble: "two"},
  {tenure: [0, 12, 36], term: "two", segments: 3, trouble: "two"},
  {tenure: [0, 24], term: "two", segments: 2, trouble: "two"}
];

/**
 * The cube's five axes at a resolution, the one that matters most first: small cells are merged across the last ones.
 *
 * @param segmentsBySize those that may stand alone, the most frequent first
 * @param hasMore whether there are segments besides, which never do
 */
export function cubeAxes(
  {tenure, term, segments, trouble}: (typeof resolutions)[number],
  segmentsBySize: readonly string[],
  tiers: readonly string[],
  hasMore = false
): CubeAxis[] {
  const rest = hasMore || segmentsBySize.length > segments;
  const alone = rest ? segmentsBySize.slice(0, segments - 1) : segmentsBySize;
  const terms = "CASE WHEN t.term = 'in_term' OR t.term = 'due_soon' THEN 'bound' ELSE 'free' END";
  const unconsented = trouble === "four" ? "WHEN t.unconsented = 'yes' THEN 'unconsented' " : "";
  const complained = trouble === "two" ? "" : "WHEN t.complained = 'yes' THEN 'complained' ";
  const any =
    trouble === "two" ? "t.repeated = 'yes' OR t.complained = 'yes' OR t.unconsented = 'yes'" : "t.repeated = 'yes'";
  return [
    {
      id: "tenure",
      bins: tenure.map((from) => `m${from}`),
      sql: `CASE ${tenure
        .toReversed()
        .flatMap((from) => (from > 0 ? [`WHEN t.tenure >= ${from} THEN 'm${from}'`] : []))
        .join(" ")} ELSE 'm0' END`,
      rule: {kind: "tenure", starts: tenure}
    },
    term === "four"
      ? {
          id: "term",
          bins: ["in_term", "due_soon", "expired", "no_term"],
          sql: "t.term",
          rule: {kind: "class", column: "term", binOf: (one) => one}
        }
      : {
          id: "term",
          bins: ["bound", "free"],
          sql: terms,
          rule: {
            kind: "class",
            column: "term",
            binOf: (one) => (one === "in_term" || one === "due_soon" ? "bound" : "free")
          }
        },
    {
      id: "trouble",
      bins: [
        "none",
        ...(trouble === "two" ? ["any"] : ["repeated", "complained"]),
        ...(trouble === "four" ? ["unconsented"] : [])
      ],
      sql: `CASE ${unconsented}${complained}WHEN ${any} THEN '${trouble === "two" ? "any" : "repeated"}' ELSE 'none' END`,
      rule: {
        kind: "trouble",
        first: [
          ...(trouble === "four" ? [{column: "unconsented", bin: "unconsented"}] : []),
          ...(trouble === "two" ? [] : [{column: "complained", bin: "complained"}]),
          ...(trouble === "two" ? ["repeated", "complained", "unconsented"] : ["repeated"]).map((column) => ({
            column,
            bin: trouble === "two" ? "any" : "repeated"
          }))
        ]
      }
    },
    {
      id: "value_tier",
      bins: tiers,
      sql: "COALESCE(t.value_tier, 'unknown')",
      rule: {kind: "class", column: "value_tier", binOf: (one) => one || "unknown"}
    },
    {
      id: "segment",
      bins: [...alone, ...(rest ? ["other"] : [])],
      sql: rest
        ? `CASE WHEN t.segment IN (${alone.map(literal).join(", ") || "''"}) THEN t.segment ELSE 'other' END`
        : "COALESCE(t.segment, 'unknown')",
      rule: {
        kind: "class",
        column: "segment",
        binOf: (one) => (rest ? (alone.includes(one) ? one : "other") : one || "unknown")
      }
    }
  ];
}

/** The SQL that counts the cube's cells; each customer is summed within a cell first, so that customers are counted once. */
export function cubeQuery(axes: readonly CubeAxis[], lastMonth: number): string {
  const bins = axes.map(({id, sql}) => `${sql} AS d_${id}`);
  const names = axes.map(({id}) => `d_${id}`).join(", ");
  const [tenure] = axes;
  const whole = `SUM(months) AS months, ${measures.map((name) => `SUM(${name}) AS ${name}`).join(", ")}`;
  const products = cubeScopes.flatMap((scope) => [
    `SUM(CAST(o.months AS BIGINT) * ${scope}_of.months) AS ${scope}_xx`,
    ...measures.flatMap((name) => [
      `SUM(CAST(o.${name} AS BIGINT) * ${scope}_of.${name}) AS ${scope}_${name}_yy`,
      `SUM(CAST(o.${name} AS BIGINT) * ${scope}_of.months + CAST(o.months AS BIGINT) * ${scope}_of.${name}) AS ${scope}_${name}_xy`
    ])
  ]);
  return `WITH rows_of_cube AS (
  SELECT t.number AS number, ${bins.join(",\n    ")},
    CASE WHEN t.left_how IS NOT NULL OR t.month = ${lastMonth} THEN 1 ELSE 0 END AS is_last,
    CASE WHEN t.left_how = 'port_out' THEN 1 ELSE 0 END AS port_out,
    CASE WHEN t.left_how <> 'port_out' THEN 1 ELSE 0 END AS left_otherwise,
    t.revenue_fen AS revenue_fen, t.contacts AS contacts, t.complaints AS complaints
  FROM customer_months AS t
),
of_customer AS (
  SELECT number, ${names}, COUNT(*) AS months, SUM(is_last) AS is_last, SUM(port_out) AS port_out, SUM(left_otherwise) AS left_otherwise,
    SUM(revenue_fen) AS revenue_fen, SUM(contacts) AS contacts, SUM(complaints) AS complaints
  FROM rows_of_cube
  GROUP BY number, ${names}
),
of_tenure AS (
  SELECT number, d_${tenure.id}, ${whole}
  FROM of_customer
  GROUP BY number, d_${tenure.id}
),
of_all AS (
  SELECT number, ${whole}
  FROM of_customer
  GROUP BY number
)
SELECT ${axes.map(({id}) => `o.d_${id} AS d_${id}`).join(", ")}, COUNT(*) AS customers, SUM(o.is_last) AS last_months, SUM(o.months) AS months,
  SUM(o.port_out) AS port_out, SUM(o.left_otherwise) AS left_otherwise,
  ${[...measures.map((name) => `SUM(o.${name}) AS ${name}`), ...products].join(",\n  ")}
FROM of_customer AS o
JOIN of_all AS all_of ON all_of.number = o.number
JOIN of_tenure AS tenure_of ON tenure_of.number = o.number AND tenure_of.d_${tenure.id} = o.d_${tenure.id}
GROUP BY ${axes.map(({id}) => `o.d_${id}`).join(", ")}
ORDER BY ${names}`;
}
