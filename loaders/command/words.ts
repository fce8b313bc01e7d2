/** What the command line says, in both languages. */
import type {Language} from "../../src/language/format.js";
import type {ProposedFolder} from "./init-from.js";

const en = {
  source: "Sources",
  months: "Whole months",
  tables: "Tables",
  unknown: "columns that the contract doesn’t know and that aren’t read",
  unread: "Not read",
  absent: "Not there",
  measurable: "Measurable",
  costs: "What each missing column costs",
  indicators: (count: number): string => (count === 1 ? "1 indicator" : `${count} indicators`),
  example: "such as",
  found: (text: string): string => `found ${text}`,
  tooMuch: (table: string, share: string, allowed: string): string =>
    `${table}: expected at most ${allowed} of the rows set aside; found ${share}`,
  exported: (folder: string): string => `The rows set aside stand in ${folder}, each with its reason.`,
  proposed: ({settings, mapping, guesses, questions, others, hasTables}: ProposedFolder): string =>
    [
      `Wrote ${settings} and ${mapping}: ${guesses} guesses to confirm, ${questions.length} questions to answer.`,
      ...(questions.length ? [`Questions: ${questions.map((line) => `${mapping}:${line}`).join(", ")}`] : []),
      ...(others.length ? [`Not looked at, since the lab doesn’t read such files: ${others.join(", ")}`] : []),
      hasTables
        ? "Every line says how sure it is and why. What follows is `check` on the guesses as they stand:"
        : `No table can be read before a question is answered. Then: npm run lab -- --config ${settings} check`
    ].join("\n"),
  nothingOlder: "All files are of the version that this lab reads.",
  migrated: (count: number): string => `Wrote ${count === 1 ? "it" : `these ${count} files`} so.`,
  notMigrated: "Nothing was written; --write writes it so.",
  readAsNewer:
    "Of an older version, and read as follows (- what stands there, + what it is read as). `lab migrate --write` writes it so:",
  definition: "Definition",
  formula: "Formula",
  lineage: "Where it comes from and where it goes",
  sources: "sources",
  noSource: "not there",
  columns: "tables and columns",
  frame: "frame",
  moments: "moments",
  momentsOf: (account: string, attribution: string, cluster: string): string =>
    `customers, Σy, Σx and their squares by period and unit; counted once: ${account}; whose result: ${attribution}; independent: ${cluster}`,
  systems: "systems",
  noSystem: "none",
  pages: "pages",
  lacks: "Not measurable: it lacks",
  sql: "SQL",
  sqlOfBuild: "for the months of the last build of these data",
  sqlBeforeBuild: "nothing was built of these data yet, so the last day is a placeholder"
};

const zh = {
  source: "数据来源",
  months: "完整月份",
  tables: "数据表",
  unknown: "约定之外、未读取的字段",
  unread: "未读取",
  absent: "没有提供",
  measurable: "可测",
  costs: "每个缺失字段的代价",
  indicators: (count) => `${count} 项指标`,
  example: "例如",
  found: (text) => `内容为 ${text}`,
  tooMuch: (table, share, allowed) => `${table}：剔除的行应不超过 ${allowed}，实为 ${share}`,
  exported: (folder) => `剔除的行及原因已写入 ${folder}。`,
  proposed: ({settings, mapping, guesses, questions, others, hasTables}) =>
    [
      `已写出 ${settings} 与 ${mapping}：${guesses} 处推断待确认，${questions.length} 个问题待回答。`,
      ...(questions.length ? [`问题所在：${questions.map((line) => `${mapping}:${line}`).join("、")}`] : []),
      ...(others.length ? [`不读取此类文件，未查看：${others.join("、")}`] : []),
      hasTables
        ? "每一行都写明把握大小与依据。以下是按现有推断运行 check 的结果："
        : `回答问题之前没有可以读取的表。回答后运行：npm run lab -- --config ${settings} check`
    ].join("\n"),
  nothingOlder: "所有文件都是当前版本。",
  migrated: (count) => `已按新版本写入 ${count} 个文件。`,
  notMigrated: "没有写入任何文件；加 --write 才写入。",
  readAsNewer: "以下文件为旧版本，按新版本读取（- 原内容，+ 读作）。lab migrate --write 可写入文件：",
  definition: "口径",
  formula: "公式",
  lineage: "来龙去脉",
  sources: "来源",
  noSource: "没有提供",
  columns: "表与字段",
  frame: "计数框架",
  moments: "矩",
  momentsOf: (account, attribution, cluster) =>
    `按周期与单元的客户数、Σy、Σx 及其平方和；计数对象：${account}；归谁：${attribution}；独立样本：${cluster}`,
  systems: "体系",
  noSystem: "没有体系使用",
  pages: "页面",
  lacks: "暂不可测，缺少",
  sql: "SQL",
  sqlOfBuild: "按这批数据最近一次建站的月份",
  sqlBeforeBuild: "这批数据尚未建站，截止日期为占位"
} satisfies typeof en;

/** The words of `check` and `explain`. */
export const commandWords: Readonly<Record<Language, typeof en>> = {en, zh};
