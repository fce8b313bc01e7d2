import type {Cohorts, LifeSplit} from "../../src/model/published/cohort-data.js";
import type {SqlValue} from "../../src/model/sql/schema.js";
import {column, inCurrency, type SqlTableMaker} from "./sql-table.js";

const keyColumns = [
  column("entity", "text", ["customers or lines", "customers 客户，lines 用户"]),
  column("split", "text", ["What they are divided by; all: not divided", "划分方式；all 为不划分"]),
  column("class", "text", ["The class of the split", "该划分下的类别"]),
  column("tenure_from", "integer", ["First month since joining", "入网后第几个月起"], ["months", "个月"])
] as const;

/** Calls `take` for each cell of all life tables, in their order. */
function eachCell<T>(
  {customers, lines}: Cohorts,
  take: (at: readonly [entity: string, split: LifeSplit, position: number], reasons: readonly string[]) => readonly T[]
): T[] {
  return (
    [
      ["customers", customers],
      ["lines", lines]
    ] as const
  ).flatMap(([entity, tables]) =>
    (tables?.splits ?? []).flatMap((split) =>
      split.atRisk.flatMap((_, position) => take([entity, split, position], tables?.reasons ?? []))
    )
  );
}

function keyOf([entity, split, position]: readonly [string, LifeSplit, number]): SqlValue[] {
  const bins = split.bins.length;
  return [entity, split.id, split.classes[Math.floor(position / bins)].id, split.bins[position % bins].from];
}

export const lifeTables: SqlTableMaker = {
  name: "life_tables",
  row: {en: "one class of one split in one stretch of tenure", zh: "一种划分、一个类别、一段在网时长"},
  says: {
    en: "Counting-process life tables: the monthly rate of leaving is sum of leavers (life_leaving) over at_risk. They add up over stretches of tenure and classes of one split.",
    zh: "计数过程生命表：月离网率等于离网数（life_leaving）除以 at_risk。同一划分内可按在网时长和类别相加。"
  },
  columns: [
    ...keyColumns,
    column(
      "tenure_to",
      "integer",
      ["Last month since joining; empty where the last stretch is open", "到第几个月；最后一段不封口时为空"],
      ["months", "个月"]
    ),
    column("entered", "integer", ["Came into sight or into this class", "进入观察或进入该类别"]),
    column(
      "at_risk",
      "integer",
      ["Months at risk of leaving", "处于离网风险的月数"],
      ["customer-months or line-months", "客户月或用户月"]
    ),
    column("censored", "integer", [
      "Went out of sight: the data ended, or another class began",
      "离开观察：数据截止，或转入其他类别"
    ]),
    column("due", "integer", ["Whose term fell due", "合约到期"]),
    column("revenue", "number", ["Revenue in these months", "这些月份的收入"], inCurrency)
  ],
  async rowsOf(context, {cohorts}) {
    return eachCell(await cohorts(context), (at) => {
      const [, split, position] = at;
      const {to} = split.bins[position % split.bins.length];
      return [
        [
          ...keyOf(at),
          to,
          split.entered[position],
          split.atRisk[position],
          split.censored[position],
          split.due[position] ?? null,
          split.revenue[position] ?? null
        ]
      ];
    });
  }
};

export const lifeLeaving: SqlTableMaker = {
  name: "life_leaving",
  row: {en: "one reason of leaving in one cell of life_tables", zh: "life_tables 一格中的一种离网原因"},
  says: {
    en: "Who left, by reason; reasons are events, never dimensions.",
    zh: "按原因的离网数；原因是事件，不是维度。"
  },
  columns: [
    ...keyColumns,
    column("reason", "text", ["Why they left", "离网原因"]),
    column("leavers", "integer", ["Left for this reason", "因该原因离网"])
  ],
  async rowsOf(context, {cohorts}) {
    return eachCell(await cohorts(context), (at, reasons) => {
      const [, split, position] = at;
      return reasons.map((reason, i) => [...keyOf(at), reason, split.left[i]?.[position] ?? 0]);
    });
  }
};
