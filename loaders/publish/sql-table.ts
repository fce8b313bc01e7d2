import type {SqlTable, SqlValue} from "../../src/model/sql/schema.js";
import type {Cohorts} from "../../src/model/published/cohort-data.js";
import type {PublicationContext} from "../privacy/publication.js";

/** Other published files that tables are made from, asked for where one is needed. */
export interface SqlSources {
  readonly cohorts: (context: PublicationContext) => Promise<Cohorts>;
}

type Rows = readonly (readonly SqlValue[])[] | null;

/** A table that the page of SQL offers. Its rows come from what is published anyway, behind the floor. */
export interface SqlTableMaker extends Omit<SqlTable, "rows"> {
  /** The rows in a fixed order, a value for each column; null where the data lack what the table needs. */
  rowsOf(context: PublicationContext, sources: SqlSources): Rows | Promise<Rows>;
}

const empty = {en: "", zh: ""};

type Texts = readonly [en: string, zh: string];

/** A column; what it says in both languages, and its unit where it has one. */
export function column(
  name: string,
  type: SqlTable["columns"][number]["type"],
  [en, zh]: Texts,
  unit: Texts | null = null
): SqlTable["columns"][number] {
  return {name, type, says: en ? {en, zh} : empty, unit: unit && {en: unit[0], zh: unit[1]}};
}
