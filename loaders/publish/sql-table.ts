import {nameOfCurrency} from "../../src/language/currency.js";
import type {SqlTable, SqlValue} from "../../src/model/sql/schema.js";
import type {Cohorts} from "../../src/model/published/cohort-data.js";
import type {PublicationContext} from "../privacy/publication.js";

/** Other published files that tables are made from, asked for where one is needed. */
export interface SqlSources {
  readonly cohorts: (context: PublicationContext) => Promise<Cohorts>;
}

type Rows = readonly (readonly SqlValue[])[] | null;

/** A table that the page of SQL offers. Its rows come from what is published anyway, behind the floor. */
export interface SqlTableMaker extends Omit<SqlTable, "rows" | "columns"> {
  readonly columns: readonly MadeColumn[];
  /** The rows in a fixed order, a value for each column; null where the data lack what the table needs. */
  rowsOf(context: PublicationContext, sources: SqlSources): Rows | Promise<Rows>;
}

const empty = {en: "", zh: ""};

/** The unit of a column that holds money: which currency that is, the data say. */
export const inCurrency = "currency";

type Column = SqlTable["columns"][number];

/** A column as its maker has it: the name of the currency stands in the settings alone. */
interface MadeColumn extends Omit<Column, "unit"> {
  readonly unit: Column["unit"] | typeof inCurrency;
}

type Texts = readonly [en: string, zh: string];

/** A column; what it says in both languages, and its unit where it has one. */
export function column(
  name: string,
  type: SqlTable["columns"][number]["type"],
  [en, zh]: Texts,
  unit: Texts | typeof inCurrency | null = null
): MadeColumn {
  return {
    name,
    type,
    says: en ? {en, zh} : empty,
    unit: unit === null || unit === inCurrency ? unit : {en: unit[0], zh: unit[1]}
  };
}

/** The columns of a table as the page tells them. @param currency the currency of the data, by its ISO 4217 code */
export function columnsIn(currency: string, columns: readonly MadeColumn[]): SqlTable["columns"] {
  return columns.map(({unit, ...about}) => ({
    ...about,
    unit: unit === inCurrency ? {en: nameOfCurrency(currency, "en"), zh: nameOfCurrency(currency, "zh")} : unit
  }));
}
