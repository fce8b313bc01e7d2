/** Words of the page of SQL. */
import {count, decimal, type Language} from "../../language/format.js";
import type {SqlType} from "../../model/sql/schema.js";

const megabytes = (bytes: number, language: Language) => `${decimal(bytes / 1_000_000, language, 1)} MB`;

const types: Record<SqlType, string> = {
  text: "text",
  integer: "whole number",
  number: "number",
  date: "date",
  boolean: "yes or no"
};

const en = {
  title: "SQL",
  over: (simulated: boolean, period: string): readonly string[] => [
    period,
    ...(simulated ? ["all figures simulated"] : [])
  ],
  headline: "Ask the published figures yourself.",
  lede: (tables: number, rows: number, floor: number): string =>
    `${count(tables, "en")} tables with ${count(rows, "en")} rows hold published figures: cells with their errors, scores, the league, benchmarks. They stand behind the privacy floor: none rests on fewer than ${count(floor, "en")} customers. The database runs in this page and asks nothing of any host; nothing you type leaves your machine.`,
  caution:
    "Take each figure with its interval and its n. Cells that share customers (months of a year, units above each other) must not be averaged as if they were apart.",
  editor: {
    title: "Query",
    question:
      "DuckDB’s SQL. Several statements may follow one another, each ended by a semicolon; the last one’s result shows.",
    label: "SQL query",
    examples: "Start from an example",
    run: "Run",
    runHint: "Ctrl or ⌘ + Enter",
    stop: "Stop",
    share: "Address of this query",
    shareNote: "Whoever opens this address on this site gets the same query and its answer."
  },
  states: {
    onDemand: (bytes: number): string =>
      `The database (${megabytes(bytes, "en")}) is loaded when you first run a query.`,
    loading: (loaded: number, total: number): string =>
      `Loading the database: ${megabytes(loaded, "en")} of ${megabytes(total, "en")}`,
    starting: "Starting the database and filling its tables…",
    running: "Running…",
    stopped: "Stopped. The next run starts the database anew; tables you had made are gone.",
    restored:
      "This query dropped or changed a published table. The next run starts the database anew with all of them; tables you had made are gone.",
    failed: (why: string): string =>
      `The database couldn’t be loaded (${why}). What stands below is as built; run again to try once more.`,
    nothingAsked: "There is no statement to run.",
    wontRun: "DuckDB refused this query"
  },
  fault: (line: number | null, column: number | null): string =>
    line === null ? "" : column === null ? `Line ${line}` : `Line ${line}, column ${column}`,
  result: {
    title: "Result",
    asBuilt: "as computed when the site was built",
    /** Before what is said of a result that a later query didn't replace. */
    earlier: "Result of an earlier query · ",
    answered: (rows: number, seconds: number): string =>
      `${count(rows, "en")} ${rows === 1 ? "row" : "rows"} in ${decimal(seconds, "en", 2)} s`,
    shown: (shown: number, rows: number): string =>
      `The first ${count(shown, "en")} of ${count(rows, "en")} rows are shown; downloads hold all of them.`,
    empty: "The query ran and gave no row.",
    table: "Table",
    chart: "Chart",
    view: "Show the result as",
    noChart:
      "Nothing to draw: a chart needs two rows, a column of numbers, and names that differ, months or a second number beside it.",
    drawn: (drawn: number, rows: number): string =>
      drawn < rows ? `The first ${count(drawn, "en")} of ${count(rows, "en")} rows are drawn. ` : "",
    intervals: "Lines are the intervals that the result holds (low to high).",
    noIntervals: "No intervals: the result doesn’t hold low and high about the figure that is drawn.",
    chartLabel: (y: string): string => `Quick chart of ${y}`,
    drawing: "Drawing…",
    download: "Download",
    tooLong: (rows: number): string => `More than ${count(rows, "en")} rows don’t fit a sheet well: take CSV or Arrow.`,
    missing: "no value"
  },
  schema: {
    title: "Tables",
    question: "What can be asked, with units.",
    rows: (rows: number): string => `${count(rows, "en")} rows`,
    oneRow: "One row is",
    column: "Column",
    type: "Type",
    unit: "Unit",
    meaning: "Meaning",
    insert: (table: string): string => `Put ${table} into the query`,
    types,
    none: "–"
  },
  colon: ": "
};

export type SqlWords = typeof en;

const zh = {
  title: "SQL",
  over: (simulated, period) => [period, ...(simulated ? ["均为模拟数据"] : [])],
  headline: "公布的数字，自己来查。",
  lede: (tables, rows, floor) =>
    `共 ${count(tables, "zh")} 张表、${count(rows, "zh")} 行公布的数字：各指标的数值与误差、得分、排行榜、对标数据。全部在隐私门槛之上：每个数字至少来自 ${count(floor, "zh")} 位客户。数据库就在本页运行，不向任何主机发请求，您输入的内容不会离开这台电脑。`,
  caution: "引用数字时请连同区间和客户数。共用客户的格子（同一年的各个月、上下级单元）不能当作互不相干的数据求平均。",
  editor: {
    title: "查询",
    question: "使用 DuckDB 的 SQL。可写多条语句，以分号分隔，显示最后一条的结果。",
    label: "SQL 查询",
    examples: "从示例开始",
    run: "运行",
    runHint: "Ctrl 或 ⌘ + Enter",
    stop: "停止",
    share: "本查询的地址",
    shareNote: "在本站打开此地址，即可得到同样的查询和结果。"
  },
  states: {
    onDemand: (bytes) => `首次运行查询时才加载数据库（${megabytes(bytes, "zh")}）。`,
    loading: (loaded, total) => `正在加载数据库：${megabytes(loaded, "zh")} / ${megabytes(total, "zh")}`,
    starting: "正在启动数据库并装入数据表……",
    running: "正在运行……",
    stopped: "已停止。下次运行会重新启动数据库，您自建的表不再保留。",
    restored: "这条查询删除或改动了公布的表。下次运行会重新启动数据库并恢复全部公布的表，您自建的表不再保留。",
    failed: (why) => `数据库未能加载（${why}）。下方为建站时的结果；再次运行可重试。`,
    nothingAsked: "没有可运行的语句。",
    wontRun: "DuckDB 未能执行这条查询"
  },
  fault: (line, column) => (line === null ? "" : column === null ? `第 ${line} 行` : `第 ${line} 行，第 ${column} 列`),
  result: {
    title: "结果",
    asBuilt: "建站时已算好",
    earlier: "此前查询的结果 · ",
    answered: (rows, seconds) => `${count(rows, "zh")} 行，用时 ${decimal(seconds, "zh", 2)} 秒`,
    shown: (shown, rows) => `共 ${count(rows, "zh")} 行，显示前 ${count(shown, "zh")} 行；下载包含全部。`,
    empty: "查询已执行，没有返回任何行。",
    table: "表格",
    chart: "图",
    view: "结果显示为",
    noChart: "无法成图：至少需要两行、一列数值，以及互不相同的名称、月份或另一列数值。",
    drawn: (drawn, rows) => (drawn < rows ? `共 ${count(rows, "zh")} 行，画出前 ${count(drawn, "zh")} 行。` : ""),
    intervals: "短线为结果中所带的区间（low 至 high）。",
    noIntervals: "未画区间：结果中没有所画数字的 low 与 high。",
    chartLabel: (y) => `${y} 的快速图`,
    drawing: "正在绘图……",
    download: "下载",
    tooLong: (rows) => `超过 ${count(rows, "zh")} 行不宜放进一张工作表，请下载 CSV 或 Arrow。`,
    missing: "无值"
  },
  schema: {
    title: "数据表",
    question: "可查的内容及单位。",
    rows: (rows) => `${count(rows, "zh")} 行`,
    oneRow: "每一行是",
    column: "列",
    type: "类型",
    unit: "单位",
    meaning: "含义",
    insert: (table) => `把 ${table} 放入查询`,
    types: {text: "文本", integer: "整数", number: "数值", date: "日期", boolean: "是/否"},
    none: "–"
  },
  colon: "："
} satisfies SqlWords;

/** The words of the page of SQL in both languages. */
export const sqlWords: Record<Language, SqlWords> = {en, zh};
