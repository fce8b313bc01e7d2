/** What the owner of data should know of how they were read, in both languages: said by `check` and by the readiness page. */
import type {
  MonthRemark,
  OutsideRows,
  RowCount,
  TableRemark,
  UnreadReason
} from "../model/published/reading-remarks.js";
import {count, type Language} from "./format.js";

interface RemarkWords {
  readonly table: (remark: TableRemark) => string;
  readonly month: (remark: MonthRemark) => string;
  readonly unread: (why: UnreadReason) => string;
  readonly outside: (columns: readonly OutsideRows[]) => string;
}

/** Words for what was met in reading. */
export const remarkWords: Readonly<Record<Language, RemarkWords>> = {
  en: {
    table: tableEn,
    month: monthEn,
    unread: unreadEn,
    outside: (columns) =>
      `Dates outside the months measured: ${columns
        .map(({column, before, after}) =>
          [column, ...[some(before, "en", "before"), some(after, "en", "after")].filter((part) => part !== "")].join(
            " "
          )
        )
        .join("; ")}.`
  },
  zh: {
    table: tableZh,
    month: monthZh,
    unread: unreadZh,
    outside: (columns) =>
      `统计月份之外的日期：${columns
        .map(
          ({column, before, after}) =>
            `${column}${[some(before, "zh", "之前"), some(after, "zh", "之后")].filter((part) => part !== "").join("、")}`
        )
        .join("；")}。`
  }
};

/** Rows before or after; nothing where there are none. */
function some(rows: RowCount, language: Language, where: string): string {
  if (rows === 0) return "";
  return language === "zh" ? `${where} ${rowsZh(rows)}` : `${rows === "few" ? "a few" : count(rows, "en")} ${where}`;
}

function rowsEn(rows: RowCount): string {
  return rows === "few" ? "a few rows" : `${count(rows, "en")} ${rows === 1 ? "row" : "rows"}`;
}

function rowsZh(rows: RowCount): string {
  return rows === "few" ? "少数几行" : `${count(rows, "zh")} 行`;
}

function tableEn(remark: TableRemark): string {
  switch (remark.kind) {
    case "left_out": {
      const {source, rows, of, condition, blank} = remark;
      const empty = blank.map(
        (one) => `${one.rows === "few" ? "a few" : count(one.rows, "en")} because ${one.column} is empty`
      );
      return `${source}: ${rows === "few" ? "a few" : count(rows, "en")} of ${rowsEn(of)} left out by where${condition === null ? "" : `: ${condition}`}${empty.length ? `; of them ${empty.join(", ")}, so that the condition can’t be told` : ""}`;
    }
    case "trailing_delimiter":
      return `${remark.source}: rows end with a delimiter that the header lacks; read without it`;
    case "short_rows":
      return `${remark.source}: rows leave out empty cells at their end; read as empty`;
    case "other_sheets":
      return `${remark.source}: the sheet “${remark.sheet}” is read, and not ${remark.others.join(", ")}; sheet: in the source names another`;
    case "ids_alike": {
      const {column, tables, groups, example} = remark;
      const ids = groups === "few" ? "a few ids" : groups === 1 ? "one id" : `${count(groups, "en")} ids`;
      return `${column}: ${ids} of ${tables.join(", ")} ${groups === 1 ? "differs" : "differ"} from another only in case, in zeros at the start, or in a point and zeros at the end${example === null ? "" : `, such as ${example.join(" and ")}`}; they count as different`;
    }
    case "scale": {
      const {column, question, worst, best, top, bottom} = remark;
      return `${column} of ${question}: asked from ${worst} (worst) to ${best} (best); from ${top} on counts as one of the best${bottom === null ? "" : `, up to ${bottom} as one of the worst`}, and is put onto the usual scale so`;
    }
  }
}

function tableZh(remark: TableRemark): string {
  switch (remark.kind) {
    case "left_out": {
      const {source, rows, of, condition, blank} = remark;
      const empty = blank.map((one) => `${rowsZh(one.rows)}因 ${one.column} 为空而无法判断`);
      return `${source}：${count(of, "zh")} 行中，where 条件${condition === null ? "" : `（${condition}）`}排除了${rows === "few" ? "少数几行" : ` ${rowsZh(rows)}`}${empty.length ? `，其中 ${empty.join("、")}` : ""}`;
    }
    case "trailing_delimiter":
      return `${remark.source}：各行末尾比表头多一个分隔符，已忽略`;
    case "short_rows":
      return `${remark.source}：各行省略了末尾的空单元格，按空读取`;
    case "other_sheets":
      return `${remark.source}：只读取工作表“${remark.sheet}”，未读取 ${remark.others.join("、")}；可在数据源处用 sheet: 指定`;
    case "ids_alike": {
      const {column, tables, groups, example} = remark;
      return `${column}：${tables.join("、")} 中有${groups === "few" ? "少数几" : ` ${count(groups, "zh")} `}组编号仅大小写、前导零或末尾小数点不同${example === null ? "" : `，例如 ${example.join(" 与 ")}`}，按不同编号计`;
    }
    case "scale": {
      const {column, question, worst, best, top, bottom} = remark;
      return `${question} 的 ${column}：量表由 ${worst}（最差）到 ${best}（最好）；${top} 起算作最高档${bottom === null ? "" : `，${bottom} 及以下算作最低档`}，并据此折算到通用量表`;
    }
  }
}

function monthEn(remark: MonthRemark): string {
  if (remark.kind === "clock") {
    const {column, from, to, rows, months, more} = remark;
    return `The months are those of ${column}, ${from} to ${to}; ${rowsEn(rows)} outside ${rows === 1 ? "isn’t" : "aren’t"} counted (${months.join(", ")}${more ? ", …" : ""}). Say otherwise by data: {from: …, to: …} in the settings.`;
  }
  if (remark.kind === "nobody_leaves") {
    const {column, who, indicators} = remark;
    const resting =
      indicators.length === 0
        ? ""
        : ` ${indicators.length === 1 ? "1 indicator rests" : `${indicators.length} indicators rest`} on it, and would say that all stay.`;
    return `${who === "lines" ? "No line in the data is ever closed" : "Nobody in the data ever leaves"} (${column} is empty within the months that count): retention can’t be told.${resting}`;
  }
  const {column, from, to, indicators} = remark;
  const reach = [from === null ? "" : `begins in ${from}`, to === null ? "" : `ends in ${to}`].filter(
    (part) => part !== ""
  );
  const [before, after] = [from !== null, to !== null];
  const made =
    indicators.length === 0
      ? ""
      : `; ${indicators.length === 1 ? "1 indicator" : `${indicators.length} indicators`} made of it can’t be measured ${before && after ? "outside that time" : before ? "before that" : "after that"}`;
  return `${column} ${reach.join(" and ")}, other than the months that count${made}.`;
}

function monthZh(remark: MonthRemark): string {
  if (remark.kind === "clock") {
    const {column, from, to, rows, months, more} = remark;
    return `月份取自 ${column}：${from} 至 ${to}；其外的${rows === "few" ? "少数几行" : ` ${rowsZh(rows)}`}（${months.join("、")}${more ? "……" : ""}）不计入。如需另定，请在设置中写明 data: {from: …, to: …}。`;
  }
  if (remark.kind === "nobody_leaves") {
    const {column, who, indicators} = remark;
    const resting = indicators.length === 0 ? "" : `相关的 ${indicators.length} 项指标会显示为全部保有。`;
    return `${who === "lines" ? "数据中没有任何用户销户" : "数据中没有任何客户离网"}（统计月份内 ${column} 为空）：保有情况无从判断。${resting}`;
  }
  const {column, from, to, indicators} = remark;
  const reach = [from === null ? "" : `始于 ${from}`, to === null ? "" : `止于 ${to}`].filter((part) => part !== "");
  const made =
    indicators.length === 0
      ? ""
      : `；由此得出的 ${indicators.length} 项指标在${from !== null && to !== null ? "这段时间之外" : from !== null ? "此前" : "此后"}暂不可测`;
  return `${column} ${reach.join("、")}，与统计月份不一致${made}。`;
}

function unreadEn(why: UnreadReason): string {
  switch (why.kind) {
    case "near":
      return `nearly ${why.table}; rename it if it is that table`;
    case "old_workbook":
      return `a workbook of before 2007; open it in a spreadsheet program and save it as ${why.base}.xlsx`;
    case "compressed":
      return `compressed; unpack it, or pack a text file as ${why.base}.csv.gz or .csv.zst`;
    case "format":
      return `in a format that isn’t read; save it as ${why.base}.csv, .xlsx, .parquet or .jsonl`;
    case "link":
      return "a link that leads nowhere";
    case "pipe":
      return "a pipe, not a file";
    case "empty_folder":
      return "an empty folder";
    case "nested_folder":
      return "a folder within a table’s own";
    case "unknown_folder":
      return "a folder named as no table of the contract";
    case "unknown_file":
      return "named as no table of the contract";
    case "unnamed_file":
      return "named by no source of the mapping";
  }
}

function unreadZh(why: UnreadReason): string {
  switch (why.kind) {
    case "near":
      return `与表名 ${why.table} 相近；如为该表请改名`;
    case "old_workbook":
      return `是旧版 Excel 工作簿，请用电子表格软件打开并另存为 ${why.base}.xlsx`;
    case "compressed":
      return `是压缩文件，请解压；文本文件也可压缩为 ${why.base}.csv.gz 或 .csv.zst`;
    case "format":
      return `格式不支持，请另存为 ${why.base}.csv、.xlsx、.parquet 或 .jsonl`;
    case "link":
      return "链接没有指向任何文件";
    case "pipe":
      return "是管道，不是文件";
    case "empty_folder":
      return "是空文件夹";
    case "nested_folder":
      return "是表文件夹内的子文件夹";
    case "unknown_folder":
      return "文件夹名与约定的表名都不相符";
    case "unknown_file":
      return "与约定的表名都不相符";
    case "unnamed_file":
      return "映射的数据源中没有列出";
  }
}
