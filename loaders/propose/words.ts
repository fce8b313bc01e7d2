/** What is said of guesses and questions, in both languages. */
import type {Language} from "../../src/language/format.js";
import type {Value} from "./day-forms.js";
import type {Ask, Reason, Sure} from "./proposal.js";

/** Values that a comment names. */
const mostNamed = 6;

function listed(values: readonly Value[], parted: string, more: (count: number) => string): string {
  const named = values.slice(0, mostNamed).map(({text, rows}) => `"${text.replace(/\s+/g, " ")}" (${rows})`);
  return [...named, ...(values.length > mostNamed ? [more(values.length - mostNamed)] : [])].join(parted);
}

function reasonEn(reason: Reason): string {
  switch (reason.kind) {
    case "named":
      return {
        contract: "named as in the contract",
        alias: `known as another name of it (${reason.to})`,
        part: `its name holds “${reason.to}”`,
        near: `its name is nearly “${reason.to}”`
      }[reason.likeness];
    case "ids_meet":
      return `${reason.percent}% of its ids stand in ${reason.with}`;
    case "ids_dont_meet":
      return `only ${reason.percent}% of its ids stand in ${reason.with}: are they written alike?`;
    case "all_different":
      return "different in every row";
    case "key_repeats":
      return `${reason.rows} rows repeat an id, and of each the first is kept`;
    case "as_above":
      return "as in the other table made of this source";
    case "one_line":
      return "the file tells of no lines, so each customer is supposed to hold one";
    case "bill_a_month":
      return "the file tells months of tenure and one monthly charge: a bill of that charge in each month from joining to the last";
    case "row_number":
      return "no column names a row, so its place in the file does";
    case "same_ids":
      return `ids stand in ${reason.source} too, so the source’s name goes before them; take it off where they mean the same`;
    case "each_another":
      return "no column says who it was, so each row counts as somebody else";
    case "implied":
      return `told by the word “${reason.word}” alone`;
    case "otherwise":
      return "nothing tells it; the usual value is supposed for all rows";
    case "day_format":
      return `such as ${reason.example}`;
    case "epoch":
      return "looks like seconds since 1970, in UTC";
    case "zoned":
      return "times with a zone: time_zone in the settings says whose days count";
    case "from_last_month":
      return `counted from ${reason.month}, given as the month in which the data end`;
    case "file_year":
      return `the year ${reason.year} stands in the file’s name`;
    case "values":
      return `${reason.known} of ${reason.of} values recognised`;
    case "left_values":
      return `not recognised, so their rows are set aside: ${listed(reason.values, ", ", (count) => `and ${count} more`)}`;
    case "main_unit":
      return {
        fractions: "it has fractions, so it is in yuan or the like; the contract counts hundredths",
        named: "its name says the main unit; the contract counts hundredths",
        small: "small whole numbers are supposed to be yuan or the like; the contract counts hundredths"
      }[reason.because];
    case "small_unit":
      return reason.because === "named"
        ? "its name says hundredths"
        : "large whole numbers are supposed to be hundredths";
    case "minutes":
      return "its name says minutes; the contract counts seconds";
    case "clock":
      return "durations such as 0:03:12, turned into seconds";
    case "rounded":
      return "fractions are rounded to whole numbers";
    case "weights":
      return "ten thousandths, since the contract takes whole numbers";
    case "beyond_scale":
      return `${reason.value} (${reason.rows} rows) is beyond the scale and taken for no answer`;
    case "together":
      return `no column holds it; supposed where ${reason.with} is filled`;
    case "unread_values":
      return `${reason.rows} of ${reason.of} values couldn’t be read, such as "${reason.example}"`;
  }
}

function reasonZh(reason: Reason): string {
  switch (reason.kind) {
    case "named":
      return {
        contract: "与约定列名相同",
        alias: `是该列的常见别名（${reason.to}）`,
        part: `列名含“${reason.to}”`,
        near: `列名与“${reason.to}”只差一个字符`
      }[reason.likeness];
    case "ids_meet":
      return `${reason.percent}% 的编号能在 ${reason.with} 中找到`;
    case "ids_dont_meet":
      return `只有 ${reason.percent}% 的编号能在 ${reason.with} 中找到：两边写法一致吗？`;
    case "all_different":
      return "每一行都不同";
    case "key_repeats":
      return `有 ${reason.rows} 行编号重复，同一编号只保留第一行`;
    case "as_above":
      return "与由该来源生成的另一张表一致";
    case "one_line":
      return "文件未说明用户（号码），暂按每位客户一个用户";
    case "bill_a_month":
      return "文件只有在网月数和一个月费：从入网到最后一个月，每月按该月费一张账单";
    case "row_number":
      return "没有可用的编号列，以行号代替";
    case "same_ids":
      return `${reason.source} 中也有相同编号，因此在前面加上来源名；若确为同一对象，请去掉`;
    case "each_another":
      return "没有列说明是谁，每一行按不同的人计";
    case "implied":
      return `仅凭“${reason.word}”一词推断`;
    case "otherwise":
      return "数据没有说明，所有行暂按常见取值";
    case "day_format":
      return `例如 ${reason.example}`;
    case "epoch":
      return "像是自 1970 年起的秒数（UTC）";
    case "zoned":
      return "带时区的时间：由设置中的 time_zone 决定按哪个时区计日";
    case "from_last_month":
      return `按给出的数据截止月 ${reason.month} 推算`;
    case "file_year":
      return `文件名中的年份为 ${reason.year}`;
    case "values":
      return `${reason.of} 个取值中识别出 ${reason.known} 个`;
    case "left_values":
      return `未识别的取值，所在行会被剔除留存：${listed(reason.values, "、", (count) => `等另外 ${count} 个`)}`;
    case "main_unit":
      return {
        fractions: "有小数，应以元等货币单位计；约定以分计",
        named: "列名说明以元等货币单位计；约定以分计",
        small: "数值较小的整数，暂按元等货币单位理解；约定以分计"
      }[reason.because];
    case "small_unit":
      return reason.because === "named" ? "列名说明以分为单位" : "数值较大的整数，暂按分理解";
    case "minutes":
      return "列名说明以分钟为单位；约定以秒计";
    case "clock":
      return "形如 0:03:12 的时长，换算为秒";
    case "rounded":
      return "小数四舍五入为整数";
    case "weights":
      return "约定只收整数，换算为万分之一";
    case "beyond_scale":
      return `${reason.value}（${reason.rows} 行）超出量表，按未回答处理`;
    case "together":
      return `没有对应的列；${reason.with} 有值的行暂按此填写`;
    case "unread_values":
      return `${reason.of} 个值中有 ${reason.rows} 个读不出，例如“${reason.example}”`;
  }
}

function askEn(ask: Ask): string {
  const candidates = (names: readonly string[]) =>
    names.length ? ` By what they hold it could be ${names.join(", ")}.` : "";
  switch (ask.kind) {
    case "no_column":
      return `which column is it?${candidates(ask.candidates)}`;
    case "units":
      return `which column parts customers into units to be compared?${ask.candidates.length ? ` A few values each have ${ask.candidates.join(", ")}.` : ""} Without one all belong to the company as a whole.`;
    case "day_or_month_first":
      return `is ${ask.example} ${ask.formats[0]} or ${ask.formats[1]}? No value tells. Choose, and take away the # at the line’s start.`;
    case "last_month":
      return "the file holds no whole date. In which month do the data end? Put it in place of YYYY-MM and take away the # at the line’s start, or run this again with --last-month YYYY-MM.";
    case "no_days":
      return `how are days written here, such as ${ask.example}? Add format:, such as "%d/%m/%Y".`;
    case "no_values":
      return `what do these values mean: ${listed(ask.values, ", ", (count) => `and ${count} more`)}? Give each the contract’s value.`;
    case "which_value":
      return `which is it, for all rows? One of ${ask.values.join(", ")}.`;
    case "one_of":
      return `one of ${ask.columns.join(", ")} has to be there. Which column is it?`;
  }
}

function askZh(ask: Ask): string {
  const candidates = (names: readonly string[]) => (names.length ? `从内容看可能是 ${names.join("、")}。` : "");
  switch (ask.kind) {
    case "no_column":
      return `对应哪一列？${candidates(ask.candidates)}`;
    case "units":
      return `按哪一列把客户分到要比较的单元？${ask.candidates.length ? `取值较少的列有 ${ask.candidates.join("、")}。` : ""}没有的话，所有客户都归整个公司。`;
    case "day_or_month_first":
      return `${ask.example} 是 ${ask.formats[0]} 还是 ${ask.formats[1]}？数据看不出来。请选定后去掉行首的 #。`;
    case "last_month":
      return "文件里没有完整日期。数据截止到哪个月？请填在 YYYY-MM 处并去掉行首的 #，或加上 --last-month YYYY-MM 重新运行。";
    case "no_days":
      return `日期是怎么写的（例如 ${ask.example}）？请加上 format:，例如 "%d/%m/%Y"。`;
    case "no_values":
      return `这些取值是什么意思：${listed(ask.values, "、", (count) => `等另外 ${count} 个`)}？请逐一对应到约定的取值。`;
    case "which_value":
      return `所有行取哪个值？可选 ${ask.values.join("、")}。`;
    case "one_of":
      return `${ask.columns.join("、")} 至少要有一列。对应哪一列？`;
  }
}

const en = {
  reason: reasonEn,
  ask: askEn,
  sure: {sure: "sure", likely: "likely", unsure: "unsure"} satisfies Record<Sure, string>,
  question: "QUESTION",
  joined: "; ",
  colon: ": ",
  head: [
    "Proposed from the files themselves: nothing here was confirmed by a person.",
    "Each line ends with how sure the guess is, and why. Read it, mend it, and put an x into its [ ].",
    "A line marked QUESTION waits for an answer; what stands behind a # isn’t read. Nothing but `init` reads these comments.",
    "Then: npm run lab -- --config lab.config.yaml check"
  ],
  numbers: {
    open: "do 1.000 and 1,000 mean one or a thousand here? Choose one and take away the # at the line’s start.",
    told: "told by numbers that can’t be read otherwise"
  },
  encoding: "the text isn’t UTF-8; this is supposed, so look at names with accents",
  format: "the file’s name doesn’t tell its format",
  waits: (columns: string) =>
    `waits for ${columns}: answer, then take the first “# ” away from each line of this table`,
  notRead: (columns: string) => `Columns that aren’t read: ${columns}`,
  noTable: (source: string, columns: string) =>
    `${source}: nothing tells which table it is. Its columns: ${columns}. If the lab should read it, write it below tables; the contract stands in data/contract.`,
  noTables: "no table is proposed live: answer the questions below",
  scale: (kind: string, lowest: number, highest: number) =>
    `scores of ${kind} run from ${lowest} to ${highest}, so another scale than the contract’s is supposed; top is the worst score that still counts as satisfied`,
  timeZone: (isMachines: boolean): string =>
    isMachines
      ? "the zone of this machine is supposed. Whose days count?"
      : "whose days count? Times with a zone fall on other days in other zones.",
  league: "units to be compared; company where there are none"
};

const zh: typeof en = {
  reason: reasonZh,
  ask: askZh,
  sure: {sure: "确定", likely: "较有把握", unsure: "没有把握"},
  question: "待回答",
  joined: "；",
  colon: "：",
  head: [
    "以下由数据文件推断而来，尚未经人确认。",
    "每行末尾写明把握大小与依据。请逐行核对、修改，并在 [ ] 里打 x。",
    "标有“待回答”的行等待回答；# 之后的内容不会被读取。",
    "然后运行：npm run lab -- --config lab.config.yaml check"
  ],
  numbers: {
    open: "这里的 1.000 与 1,000 是一还是一千？请选一种并去掉行首的 #。",
    told: "由不会有歧义的数字得出"
  },
  encoding: "文字不是 UTF-8，暂按此编码读取，请核对带重音符的名称",
  format: "文件名看不出格式",
  waits: (columns) => `等待回答 ${columns}：回答后去掉本表每行开头的“# ”`,
  notRead: (columns) => `不读取的列：${columns}`,
  noTable: (source, columns) =>
    `${source}：看不出是哪张表。它的列有：${columns}。如需读取，请写到 tables 下；约定见 data/contract。`,
  noTables: "没有可以直接读取的表：请先回答以下问题",
  scale: (kind, lowest, highest) =>
    `${kind} 的分数在 ${lowest} 到 ${highest} 之间，暂按与约定不同的量表；top 是仍算满意的最低分`,
  timeZone: (isMachines) =>
    isMachines ? "暂按本机时区。按哪个时区计日？" : "按哪个时区计日？带时区的时间在不同时区会落在不同日期。",
  league: "要比较的单元；没有单元时为 company"
};

export const proposeWords: Readonly<Record<Language, typeof en>> = {en, zh};
