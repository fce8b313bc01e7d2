/** The words of `row-faults`, in both languages. */
import type {CellType, NearMiss} from "../model/published/row-faults.js";

const types: Readonly<Record<CellType, string>> = {
  id: "an id",
  text: "a text",
  boolean: "true or false",
  date: "a date such as 2026-09-30",
  month: "a month's first day such as 2026-09-01",
  timestamp: "a local time such as 2026-09-30 14:05:00",
  integer: "a whole number"
};

/** How the other table has an id like it. */
const near: Readonly<Record<NearMiss, string>> = {
  case: "where it is written in another case",
  point: "where it is written without a point and zeros, or with them",
  zeros: "where it has other zeros at its start"
};

const en = {
  types,
  near,
  /** What is wrong with the cells of a column. */
  cell: (column: string, _name: string, fault: string): string => `${column}: ${fault}`,
  required: "is empty but required",
  twoNumbers: `expected a number whose point or comma can’t be mistaken; such as 1.000 or 1,000, it may be one or a thousand. Say which by numbers: "1,234.56" or numbers: "1.234,56" at the source`,
  spreadsheetError: "found an error of a spreadsheet, or a formula without a result",
  cutDigits: "expected an id; found a number whose digits a spreadsheet has cut",
  lostDigits: "expected an id; found a number of more digits than a program keeps of one with a point",
  textMark: 'expected an id; found one with the mark by which a spreadsheet keeps a text, such as ="0012" or \'0012',
  list: "expected an id; found a list or an object",
  yesOrNo: "expected an id; found true or false",
  nothing: "expected an id, or an empty cell; found a word for nothing, such as NULL",
  spaces: "expected an id without spaces around it or invisible characters",
  fullWidth: "expected half-width letters and digits, not full-width ones",
  notComputed: "can't be computed as the mapping says",
  type: (type: string): string => `expected ${type}`,
  zone: (type: string): string =>
    `expected ${type}; found a time with its zone. Say by time_zone: in the settings, such as time_zone: Asia/Shanghai, which zone’s days count`,
  value: (values: readonly string[]): string => `expected one of ${values.join(", ")}`,
  century: (from: string, to: string): string =>
    `expected a day from ${from} to ${to}, and nothing where there is none`,
  long: (characters: number): string => `expected at most ${characters} characters`,
  minimum: (bound: number): string => `expected at least ${bound}`,
  maximum: (bound: number): string => `expected at most ${bound}`,
  scale: (question: string, lowest: number, highest: number): string =>
    `expected ${lowest} to ${highest} for ${question}`,
  otherScale: (question: string, lowest: number, highest: number): string =>
    `expected ${lowest} to ${highest} for ${question}; found so many beyond it that another scale was asked on, and none can be told. Say the scale by scales: {${question}: {worst: …, best: …, top: …}} in the settings, top being the score from which on an answer is one of the best`,
  notFound: (table: string, alike: string | null): string =>
    alike === null ? `not found in ${table}` : `not found in ${table}, ${alike}`,
  notBefore: (column: string, other: string): string => `${column}: expected no earlier than ${other}`,
  atMost: (column: string, other: string): string => `${column}: expected at most ${other}`,
  together: (columns: readonly string[]): string => `${columns.join(", ")}: expected all or none`,
  oneOf: (columns: readonly string[]): string => `${columns.join(", ")}: expected at least one`,
  duplicate: (columns: readonly string[]): string =>
    `${columns.join(", ")}: the key is there twice; the first row is kept`,
  condition: "whether the row belongs here can't be computed as the mapping says",
  repetitions: (most: number): string => `how many rows it stands for: expected a whole number from 0 to ${most}`,
  notJson: "line not readable as JSON",
  notCsv: "line not readable as CSV",
  beyondHeader: "line has more cells than the header has names",
  notUtf8:
    "line holds bytes that aren’t UTF-8; where the file is written otherwise, name it with encoding: in the source"
};

/** Words for why rows are set aside; the Chinese ones must match the English. */
export type RowFaultWords = typeof en;

const zh = {
  types: {
    id: "编号",
    text: "文本",
    boolean: "是或否",
    date: "日期，如 2026-09-30",
    month: "当月第一天，如 2026-09-01",
    timestamp: "当地时间，如 2026-09-30 14:05:00",
    integer: "整数"
  },
  near: {
    case: "但其中有大小写不同的同一编号",
    point: "但其中有仅差小数点与零的同一编号",
    zeros: "但其中有前导零不同的同一编号"
  },
  cell: (column, name, fault) => `${name}（${column}）：${fault}`,
  required: "必填但为空",
  twoNumbers: `数字中的点或逗号须无歧义：1.000、1,000 可能是一，也可能是一千。请在数据源处写明 numbers: "1,234.56" 或 numbers: "1.234,56"`,
  spreadsheetError: "内容是电子表格的错误值，或没有计算结果的公式",
  cutDigits: "应为编号；该数字已被电子表格截断",
  lostDigits: "应为编号；带小数点的数字位数过多，末位已失真",
  textMark: '应为编号；内容带有电子表格的文本标记，如 ="0012" 或 \'0012',
  list: "应为编号；内容是列表或对象",
  yesOrNo: "应为编号；内容是 true 或 false",
  nothing: "应为编号或留空，不应填 NULL 之类的占位词",
  spaces: "编号前后不应有空格，也不应含不可见字符",
  fullWidth: "应使用半角字母和数字，不应使用全角",
  notComputed: "无法按映射计算",
  type: (type) => `应为${type}`,
  zone: (type) =>
    `应为${type}；该时间带有时区，请在设置中用 time_zone: 写明按哪个时区计日，如 time_zone: Asia/Shanghai`,
  value: (values) => `取值应为 ${values.join("、")} 之一`,
  century: (from, to) => `应在 ${from} 至 ${to} 之间；没有则留空`,
  long: (characters) => `不应超过 ${characters} 个字符`,
  minimum: (bound) => `应不小于 ${bound}`,
  maximum: (bound) => `应不大于 ${bound}`,
  scale: (question, lowest, highest) => `${question} 应为 ${lowest} 至 ${highest}`,
  otherScale: (question, lowest, highest) =>
    `${question} 应为 ${lowest} 至 ${highest}；超出者过多，应是另一种量表，该类评分全部无法判断。请在设置中用 scales: {${question}: {worst: …, best: …, top: …}} 写明量表，top 为算作最高档的起始分值`,
  notFound: (table, alike) => (alike === null ? `在 ${table} 中找不到` : `在 ${table} 中找不到，${alike}`),
  notBefore: (column, other) => `${column}：不应早于 ${other}`,
  atMost: (column, other) => `${column}：不应大于 ${other}`,
  together: (columns) => `${columns.join("、")}：应同时填写或同时为空`,
  oneOf: (columns) => `${columns.join("、")}：至少填写一项`,
  duplicate: (columns) => `${columns.join("、")}：主键重复，保留第一行`,
  condition: "无法按映射判断该行是否属于此表",
  repetitions: (most) => `该行代表的行数：应为 0 至 ${most} 的整数`,
  notJson: "该行无法按 JSON 读取",
  notCsv: "该行无法按 CSV 读取",
  beyondHeader: "该行的单元格多于表头",
  notUtf8: "该行含有非 UTF-8 字节；文件若为其他编码，请在数据源处用 encoding: 写明"
} satisfies RowFaultWords;

export const rowFaultWords = {en, zh};
