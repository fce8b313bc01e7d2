import {describe, expect, it} from "vitest";
import type {CellFault, RowFault} from "../../src/model/published/row-faults.js";
import {rowFaultText} from "../../src/language/row-faults.js";

const name = {en: "Score", zh: "评分"};
const scale = {question: "service_nps", lowest: 0, highest: 10};

/** Each kind of fault of a cell, in both languages. */
const cells: Readonly<Record<CellFault["kind"], readonly [fault: CellFault, en: string, zh: string]>> = {
  required: [{kind: "required"}, "is empty but required", "必填但为空"],
  two_numbers: [
    {kind: "two_numbers"},
    'expected a number whose point or comma can’t be mistaken; such as 1.000 or 1,000, it may be one or a thousand. Say which by numbers: "1,234.56" or numbers: "1.234,56" at the source',
    '数字中的点或逗号须无歧义：1.000、1,000 可能是一，也可能是一千。请在数据源处写明 numbers: "1,234.56" 或 numbers: "1.234,56"'
  ],
  spreadsheet_error: [
    {kind: "spreadsheet_error"},
    "found an error of a spreadsheet, or a formula without a result",
    "内容是电子表格的错误值，或没有计算结果的公式"
  ],
  cut_digits: [
    {kind: "cut_digits"},
    "expected an id; found a number whose digits a spreadsheet has cut",
    "应为编号；该数字已被电子表格截断"
  ],
  lost_digits: [
    {kind: "lost_digits"},
    "expected an id; found a number of more digits than a program keeps of one with a point",
    "应为编号；带小数点的数字位数过多，末位已失真"
  ],
  text_mark: [
    {kind: "text_mark"},
    `expected an id; found one with the mark by which a spreadsheet keeps a text, such as ="0012" or '0012`,
    `应为编号；内容带有电子表格的文本标记，如 ="0012" 或 '0012`
  ],
  yes_or_no: [{kind: "yes_or_no"}, "expected an id; found true or false", "应为编号；内容是 true 或 false"],
  list: [{kind: "list"}, "expected an id; found a list or an object", "应为编号；内容是列表或对象"],
  nothing: [
    {kind: "nothing"},
    "expected an id, or an empty cell; found a word for nothing, such as NULL",
    "应为编号或留空，不应填 NULL 之类的占位词"
  ],
  spaces: [
    {kind: "spaces"},
    "expected an id without spaces around it or invisible characters",
    "编号前后不应有空格，也不应含不可见字符"
  ],
  full_width: [
    {kind: "full_width"},
    "expected half-width letters and digits, not full-width ones",
    "应使用半角字母和数字，不应使用全角"
  ],
  not_computed: [{kind: "not_computed"}, "can't be computed as the mapping says", "无法按映射计算"],
  type: [
    {kind: "type", type: "month"},
    "expected a month's first day such as 2026-09-01",
    "应为当月第一天，如 2026-09-01"
  ],
  zone: [
    {kind: "zone", type: "date"},
    "expected a date such as 2026-09-30; found a time with its zone. Say by time_zone: in the settings, such as time_zone: Asia/Shanghai, which zone’s days count",
    "应为日期，如 2026-09-30；该时间带有时区，请在设置中用 time_zone: 写明按哪个时区计日，如 time_zone: Asia/Shanghai"
  ],
  value: [{kind: "value", values: ["public", "vip"]}, "expected one of public, vip", "取值应为 public、vip 之一"],
  century: [
    {kind: "century", from: "1900-01-02", to: "2099-12-31"},
    "expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none",
    "应在 1900-01-02 至 2099-12-31 之间；没有则留空"
  ],
  long: [{kind: "long", characters: 100}, "expected at most 100 characters", "不应超过 100 个字符"],
  minimum: [{kind: "minimum", bound: -3}, "expected at least -3", "应不小于 -3"],
  maximum: [{kind: "maximum", bound: 7}, "expected at most 7", "应不大于 7"],
  scale: [{kind: "scale", ...scale}, "expected 0 to 10 for service_nps", "service_nps 应为 0 至 10"],
  other_scale: [
    {kind: "other_scale", ...scale},
    "expected 0 to 10 for service_nps; found so many beyond it that another scale was asked on, and none can be told. Say the scale by scales: {service_nps: {worst: …, best: …, top: …}} in the settings, top being the score from which on an answer is one of the best",
    "service_nps 应为 0 至 10；超出者过多，应是另一种量表，该类评分全部无法判断。请在设置中用 scales: {service_nps: {worst: …, best: …, top: …}} 写明量表，top 为算作最高档的起始分值"
  ],
  not_found: [
    {kind: "not_found", table: "agents", near: "zeros"},
    "not found in agents, where it has other zeros at its start",
    "在 agents 中找不到，但其中有前导零不同的同一编号"
  ]
};

/** The others, in both languages. */
const rows: Readonly<Record<Exclude<RowFault["kind"], "cell">, readonly [fault: RowFault, en: string, zh: string]>> = {
  not_before: [
    {kind: "not_before", column: "ended_on", other: "started_on"},
    "ended_on: expected no earlier than started_on",
    "ended_on：不应早于 started_on"
  ],
  at_most: [
    {kind: "at_most", column: "waited", other: "lasted"},
    "waited: expected at most lasted",
    "waited：不应大于 lasted"
  ],
  together: [{kind: "together", columns: ["a", "b"]}, "a, b: expected all or none", "a、b：应同时填写或同时为空"],
  one_of: [{kind: "one_of", columns: ["a", "b"]}, "a, b: expected at least one", "a、b：至少填写一项"],
  duplicate: [
    {kind: "duplicate", columns: ["a", "b"]},
    "a, b: the key is there twice; the first row is kept",
    "a、b：主键重复，保留第一行"
  ],
  condition: [
    {kind: "condition"},
    "whether the row belongs here can't be computed as the mapping says",
    "无法按映射判断该行是否属于此表"
  ],
  repetitions: [
    {kind: "repetitions", most: 10_000},
    "how many rows it stands for: expected a whole number from 0 to 10000",
    "该行代表的行数：应为 0 至 10000 的整数"
  ],
  not_json: [{kind: "not_json"}, "line not readable as JSON", "该行无法按 JSON 读取"],
  not_csv: [{kind: "not_csv"}, "line not readable as CSV", "该行无法按 CSV 读取"],
  beyond_header: [{kind: "beyond_header"}, "line has more cells than the header has names", "该行的单元格多于表头"],
  not_utf8: [
    {kind: "not_utf8"},
    "line holds bytes that aren’t UTF-8; where the file is written otherwise, name it with encoding: in the source",
    "该行含有非 UTF-8 字节；文件若为其他编码，请在数据源处用 encoding: 写明"
  ]
};

describe("why a row is set aside", () => {
  it.each(Object.entries(cells))(
    "of a cell, %s: the column by its key, in Chinese by its name too",
    (_, [fault, en, zh]) => {
      const why: RowFault = {kind: "cell", column: "score", name, fault};
      expect([rowFaultText(why, "en"), rowFaultText(why, "zh")]).toEqual([`score: ${en}`, `评分（score）：${zh}`]);
    }
  );

  it.each(Object.entries(rows))("of the whole row, %s: in both languages", (_, [fault, en, zh]) => {
    expect([rowFaultText(fault, "en"), rowFaultText(fault, "zh")]).toEqual([en, zh]);
  });

  it("is told of an id that is nowhere without what it might have been", () => {
    const why: RowFault = {
      kind: "cell",
      column: "agent_id",
      name: {en: "Agent", zh: "员工编号"},
      fault: {kind: "not_found", table: "agents", near: null}
    };
    expect([rowFaultText(why, "en"), rowFaultText(why, "zh")]).toEqual([
      "agent_id: not found in agents",
      "员工编号（agent_id）：在 agents 中找不到"
    ]);
  });
});
