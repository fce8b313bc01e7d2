/** From sources to compiled indicators: what both measuring and checking begin with. */
import type {UnreadFile} from "../../src/model/published/reading-remarks.js";
import {remarkWords} from "../../src/language/reading-remarks.js";
import {DatabaseFault, SourceFault} from "../ground/faults.js";
import type {Database} from "../ground/database.js";
import type {Contract} from "../definitions/contract.js";
import {ingest} from "./intake.js";
import {type Intake} from "./table-intake.js";
import {whollySetAside} from "./set-aside-examples.js";
import {kindOf, notThere, type SourcePlan} from "./sources.js";
import {readCalendar, writePeriods, type Calendar} from "./periods.js";
import {unreadFiles} from "./unread-files.js";
import {readReaches} from "./reach.js";
import {readUnits, type Units} from "./units.js";

/** Bills that end before other tables do tell nothing of what is paid later: revenue of those periods isn't measurable, instead of none. */
async function withoutLaterBills(database: Database): Promise<void> {
  await database.run(`UPDATE periods SET has_month_before = FALSE
    WHERE last_month > (SELECT max(month) FROM bills) OR month_before < (SELECT min(month) FROM bills)`);
}

export interface Reading {
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly units: Units;
  /** Files that stand among the sources and that no table is read from. */
  readonly unread: readonly UnreadFile[];
}

export interface ReadingOptions {
  /** Where files of another encoding are rewritten for as long as they are read. */
  readonly scratch?: string | null;
  /** Is shown what was read before anything is made of it, and so before it may turn out to hold no month. */
  readonly onIntake?: (intake: Intake) => Promise<void>;
}

/**
 * Takes the sources in, finds the months they cover and the tree of units.
 *
 * @throws {SourceFault} for sources that can't be read, and for data without a table, a whole month, or a tree of units
 * @throws {DefinitionFault} for a mapping that doesn't fit its sources
 */
export async function readSources(
  database: Database,
  contract: Contract,
  plan: SourcePlan,
  progress: (text: string) => void,
  {scratch = null, onIntake = async () => {}}: ReadingOptions = {}
): Promise<Reading> {
  try {
    if (plan.kind === "folder" && kindOf(plan.folder) !== "folder")
      throw new SourceFault(`${plan.folder}: expected a folder with tables; found ${notThere(plan.folder)}`);
    const intake = await ingest(database, contract, plan, (table) => progress(`reading ${table}`), scratch);
    if (!intake.size)
      throw new SourceFault(
        `${plan.folder}: expected at least one table with rows, such as contacts.csv or customers.parquet; found none${unreadFiles(
          plan,
          contract
        )
          .map(({file, why}) => `\n  ${file}: not read, ${remarkWords.en.unread(why)}`)
          .join("")}`
      );
    await onIntake(intake);
    const months = await readCalendar(database, plan.months).catch(async (error: unknown) => {
      const told = error instanceof SourceFault ? await whollySetAside(database, contract, intake, plan) : "";
      throw told === ""
        ? error
        : new SourceFault(`${told}\n${error instanceof Error ? error.message : ""}`, {cause: error});
    });
    await writePeriods(database, months);
    if (contract.has("bills")) await withoutLaterBills(database);
    const calendar = {...months, reaches: await readReaches(database, contract, intake, months)};
    return {intake, calendar, units: await readUnits(database), unread: unreadFiles(plan, contract)};
  } catch (error) {
    // A file that could be opened may still hold what can't be read.
    if (error instanceof DatabaseFault) throw new SourceFault(error.message, {cause: error});
    throw error;
  }
}
