import {z} from "zod";

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case words joined by _");
const text = z.string().min(1);
const oneOrMore = <S extends z.ZodType>(schema: S) => z.union([schema, z.array(schema).min(1)]);

/** How the numbers of a source are written, by example. */
export const numberForms = ["1,234.56", "1.234,56", "1 234,56", "1'234.56"] as const;
const numbers = z
  .enum(numberForms, "expected how numbers are written, one of 1,234.56 · 1.234,56 · 1 234,56 · 1'234.56")
  .optional();

/** How text files are written, where it isn't found out; the same for all files of a folder. */
export const textOptions = {
  /** Any that the platform decodes, such as gb18030, big5 or windows-1252; UTF-8, UTF-16 and GB18030 are found out. */
  encoding: text.optional(),
  /** Numbers written as text; found out where it can't be mistaken unless given. */
  numbers
};

/** A scale on which a kind of question was asked, where it isn't the contract's. */
const askedScale = z.strictObject({
  /** The worst and the best score: on marks from 6 to 1, worst 6 and best 1. */
  worst: z.number().int(),
  best: z.number().int(),
  /** The worst score that still counts as one of the best: satisfied, promoter. */
  top: z.number().int().optional(),
  /** The best score that still counts as one of the worst, for questions of recommendation. */
  bottom: z.number().int().optional()
});

/** By kind of question, such as contact_satisfaction. */
export const scales = z.record(name, askedScale).optional();

const fileSource = z.strictObject({
  /** Files, folders or patterns such as `exports/calls-*.csv`, from the folder of the file that names them. */
  files: oneOrMore(text),
  /** Found out from the name unless given. */
  format: z.enum(["csv", "parquet", "json_lines", "xlsx"]).optional(),
  /** CSV: found out by themselves unless given. */
  delimiter: z.string().length(1, "expected one character").optional(),
  quote: z.union([z.string().length(1), z.literal("none")]).optional(),
  ...textOptions,
  /** XLSX: the sheet's name; the first unless given. */
  sheet: text.optional()
});

const rows = {
  /** A table, or `schema.table`. */
  table: text.optional(),
  /** Or a query in the language of whoever holds the data. */
  query: text.optional(),
  numbers
};

const duckdbSource = z.strictObject({duckdb: text, ...rows});

const serverSource = z.strictObject({
  /** The environment variable that holds the address, with user and password: they stand nowhere else. */
  url_from: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "expected the name of an environment variable, such as LAB_CRM_URL"),
  ...rows
});

const columnSchema = z.union([
  /** A column of the source, as it is. */
  text,
  z.strictObject({
    column: text,
    /** The source's values → the contract's; null empties. */
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    /** What other values become; without it they stay as they are, and intake judges them. */
    otherwise: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
    /** How dates and times are written, such as %d/%m/%Y. */
    format: text.optional(),
    /** A number to multiply by, such as 100 for yuan to fen. */
    times: z.number().optional()
  }),
  /** An SQL expression over one row of the source. */
  z.strictObject({sql: text}),
  /** The same for all rows. */
  z.strictObject({value: z.union([z.string(), z.number(), z.boolean()])})
]);

const partSchema = z.strictObject({
  from: name,
  /** Which rows: a condition over one row of the source. */
  where: text.optional(),
  /** Each different row once: a wide table holds its branches many times. */
  distinct: z.boolean().default(false),
  /** How many rows each row stands for, a column or an expression; `repetition` counts them from 1. */
  repeat: text.optional(),
  /** The contract's columns, each from where; without it, columns named as in the contract are taken. */
  columns: z.record(name, columnSchema).optional()
});

/** What a mapping file holds, or `source` in the settings: sources, and the contract's tables made of them. */
export const mappingSchema = z.strictObject({
  sources: z.record(name, z.union([fileSource, duckdbSource, serverSource])),
  tables: z.record(name, oneOrMore(partSchema)),
  scales
});

export type AskedScale = z.output<typeof askedScale>;
export type FileSource = z.output<typeof fileSource>;
export type DuckdbSource = z.output<typeof duckdbSource>;
export type ServerSource = z.output<typeof serverSource>;
export type ColumnMapping = z.output<typeof columnSchema>;
export type PartMapping = z.output<typeof partSchema>;
export type Mapping = z.output<typeof mappingSchema>;
