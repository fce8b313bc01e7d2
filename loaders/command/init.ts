import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {CallFault} from "../ground/faults.js";
import type {Contract} from "../definitions/contract.js";
import {settingsForm} from "../definitions/versions.js";
import {templateFiles, writeNew} from "../definitions/templates.js";
import type {SystemFacts} from "../../src/model/published/systems.js";

/**
 * Writes a commented settings file, and below `tables/` an empty CSV for each table with a guide to their columns.
 *
 * @returns the files written
 * @throws where any of them stands already; then nothing is written
 */
export function initFolder(folder: string, contract: Contract, systems: ReadonlyMap<string, SystemFacts>): string[] {
  const tables = join(folder, "tables");
  const files = [
    [join(folder, "lab.config.yaml"), settingsText(contract, systems)] as const,
    ...templateFiles(contract, tables)
  ];
  const taken = files.map(([file]) => file).filter((file) => existsSync(file));
  if (taken.length)
    throw new CallFault(
      `${folder}: expected a folder without a lab's files; found ${taken.join(", ")}. They stay as they are; name another folder.`
    );
  mkdirSync(tables, {recursive: true});
  for (const [file, text] of files) writeNew(file, text);
  return files.map(([file]) => file);
}

/** What a proposal puts into the settings in place of the templates. */
export interface ProposedSettings {
  /** `source:` and what stands below it. */
  readonly source: string;
  readonly league: string;
  /** The line of `time_zone`, where the files need one. */
  readonly timeZone: string | null;
  /** The month in which the data end, where it was said. */
  readonly lastMonth: string | null;
}

const templates: ProposedSettings = {
  source: `# Where the data stand, from this file's folder. Fill in the templates that you have data for, in CSV, XLSX,
# Parquet or JSON lines, and leave or delete the rest: a file without rows counts as not there.
# Data under other names, in a database or on a server: write a mapping and set {mapping: ./mapping.yaml}.
# 数据所在文件夹。有什么填什么，其余留空或删除即可；没有数据行的文件按没有提供处理。
# Numbers such as 1.234,56 or text such as windows-1252 are told here too. 数字写法与文字编码如需说明，也写在这里。
source:
  folder: ./tables
  # numbers: "1.234,56"
  # encoding: windows-1252`,
  league: "city",
  timeZone: null,
  lastMonth: null
};

/** The text of a settings file with comments. */
export function settingsText(
  contract: Contract,
  systems: ReadonlyMap<string, SystemFacts>,
  {source, league, timeZone, lastMonth}: ProposedSettings = templates
): string {
  const kind = contract.get("org_units")?.columns.kind;
  const kinds =
    kind?.type === "enum"
      ? Object.entries(kind.values).map(([value, name]) => `#   ${value.padEnd(18)}${name.en}, ${name.zh}`)
      : [];
  const known = [...systems.values()].map(({id, name}) => `#   ${id.padEnd(30)}${name.en}, ${name.zh}`);
  return `# What the lab reads, which systems it compares, and how small a group it may show.
# 指标推演室读什么数据、比较哪两套指标体系、最小展示多少客户。
# Check it with: npm run lab -- --config FOLDER/lab.config.yaml check

# The version of this file's form, for a newer lab to know how to read it. 本文件格式的版本。
version: ${settingsForm.current}

# The operator's name, as it stands on the pages. 页面上显示的运营商名称。
operator: {en: My operator, zh: 我的运营商}

${source}

# The two indicator systems to compare: today's, and the one that might take its place. There are:
# 要比较的两套指标体系：现行的，和可能取代它的。可选：
${known.join("\n")}
compare: {legacy: reception-kpis, challenger: operate-the-customer}

# The kind of unit in the league table. Kinds are: 排名表按哪一级单元。可选：
${kinds.join("\n")}
league: ${league}

# What money is in; the columns that end in _fen hold hundredths of it. 金额的币种；以 _fen 结尾的列填其百分之一。
# currency: CNY

# Nothing published rests on fewer customers than this; at least 10. 任何公布的数字至少来自这么多客户，不少于 10。
privacy_floor: 10

# Folders of your own beside those that ship: indicators, systems, and the annual report's roles, review, plan and actions
# (copy data/report; what ships is an example). 自己的指标、体系与年度报告，各放一个文件夹；自带的报告内容只是示例。
# indicators: ./indicators
# systems: ./systems
# report: ./report

# Whose days count where the data hold times with a zone. 数据含带时区的时间时，按哪个时区计日。
${timeZone ?? "# time_zone: Asia/Shanghai"}

# Which months count; found in the data unless given. 哪些月份计入，不写则从数据中得出。
${lastMonth === null ? "# data: {from: 2025-01, to: 2026-06}" : `data: {to: ${lastMonth}}`}

# The most memory that reading and measuring take; the rest goes to disk. 内存上限，超出部分写到磁盘。
memory_limit: 8GB

# Where on its host the site will stand, for its page 404 alone. 网站在主机上的路径，仅 404 页需要。
# base: /lab/
`;
}
