import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {SourceFault} from "../ground/faults.js";
import {asText, literal, quoted, type Database} from "../ground/database.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import type {DuckdbSource, FileSource} from "../definitions/sources.js";
import {csvRelation, jsonRelation, onlyFile, takeRejects, type Unreadable} from "./sources-csv.js";
import {fetchRows} from "./sources-server.js";
import {filesOf, kindOf, notThere, type Format, type SourcePlan} from "./sources.js";
import {readSheet} from "./sources-xlsx.js";

/** Rows from somewhere, as the database can read them. */
export interface Relation {
  /** SQL that stands after FROM. */
  readonly sql: string;
  readonly columns: ReadonlyMap<string, string>;
  /** Names the rows in faults. */
  readonly label: string;
  readonly isCsv: boolean;
  /** Whether its cells are parted by commas. */
  readonly byCommas: boolean;
  /** What the owner should know of how it is read. */
  readonly remarks: readonly TableRemark[];
}

/** Opens sources for one database, each once, and clears up after them. */
export class OpenSources {
  private readonly opened = new Map<string, Promise<Relation>>();
  private readonly attached: string[] = [];
  private readonly copies: string[] = [];
  private readonly originals = new Map<string, string>();
  private folder: string | null = null;
  private hasText = false;

  /**
   * @param hasTimeZone whether it is known which zone's days count
   * @param parent where files rewritten as UTF-8 go for as long as they are read; the system's own place unless given
   */
  constructor(
    private readonly database: Database,
    private readonly parent: string | null = null,
    readonly hasTimeZone = false
  ) {}

  /** The source of that name of a mapping. */
  named(plan: Extract<SourcePlan, {kind: "mapped"}>, name: string): Promise<Relation> {
    return this.once(name, async () => {
      const source = plan.mapping.sources[name];
      if ("files" in source) {
        const {files, format} = filesOf(plan, name, source);
        return this.files(name, files, format, source);
      }
      if ("duckdb" in source) return this.duckdb(name, resolve(plan.folder, source.duckdb), source);
      const label = plan.fault(["sources", name, "url_from"], "").message.replace(/: $/, "");
      await fetchRows(this.database, source, label, `source_${name}`);
      this.copies.push(`source_${name}`);
      return this.relation(quoted(`source_${name}`), label);
    });
  }

  /** Files of one format. */
  async files(
    name: string,
    files: readonly string[],
    format: Format,
    options: Partial<FileSource> = {}
  ): Promise<Relation> {
    const [label] = files;
    if (format === "csv" || format === "json_lines") this.hasText = true;
    switch (format) {
      case "csv":
        return this.csv(files, options, this.rewriter(name, ".csv"));
      case "json_lines":
        return this.relation(
          await this.readable(files, format, () =>
            jsonRelation(this.database, files, options, this.rewriter(name, ".jsonl"))
          ),
          label
        );
      case "parquet":
        return this.readable(files, format, () =>
          this.relation(`read_parquet([${files.map(onlyFile).map(literal).join(", ")}], union_by_name = true)`, label)
        );
      case "xlsx": {
        const tables = files.map((_, i) => `source_${name}_${i}`);
        const remarks: TableRemark[] = [];
        for (const [i, file] of files.entries())
          remarks.push(...(await readSheet(this.database, file, options.sheet, tables[i])));
        this.copies.push(...tables);
        const sql = `(${tables.map((table) => `SELECT * FROM ${quoted(table)}`).join(" UNION ALL BY NAME ")})`;
        return {...(await this.relation(sql, label)), remarks};
      }
    }
  }

  /** Lines that couldn't be read since the last call. @throws where a quote that doesn't close has swallowed lines */
  async rejects(): Promise<Unreadable[]> {
    // DuckDB makes its tables of rejects with the first CSV.
    return !this.hasText ? [] : takeRejects(this.database, (file) => this.originals.get(file) ?? file);
  }

  /** Removes what was copied and lets go of what was attached. */
  async close(): Promise<void> {
    for (const table of this.copies) await this.database.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
    for (const name of this.attached) await this.database.run(`DETACH ${quoted(name)}`);
    if (this.folder) rmSync(this.folder, {recursive: true, force: true});
  }

  private once(name: string, open: () => Promise<Relation>): Promise<Relation> {
    const relation = this.opened.get(name) ?? open();
    this.opened.set(name, relation);
    return relation;
  }

  private async relation(sql: string, label: string): Promise<Relation> {
    return {
      sql,
      label,
      isCsv: false,
      byCommas: false,
      remarks: [],
      columns: await this.database.describe(`SELECT * FROM ${sql}`)
    };
  }

  private async csv(
    files: readonly string[],
    options: Partial<FileSource>,
    rewritten: (file: string) => string
  ): Promise<Relation> {
    const {sql, byCommas, remarks} = await csvRelation(files, options, rewritten);
    return {...(await this.relation(sql, files[0])), isCsv: true, byCommas, remarks};
  }

  /** Names the file that can't be read, of several. */
  private async readable<T>(files: readonly string[], format: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
      const guilty = files.find((file) => message.includes(file)) ?? files[0];
      throw new SourceFault(`${guilty}: expected a readable ${format.replace("_", " ")} file; found: ${message}`, {
        cause: error
      });
    }
  }

  private rewriter(name: string, end: string): (file: string) => string {
    let next = 0;
    return (file) => {
      if (!this.folder) {
        if (this.parent) mkdirSync((this.folder = join(this.parent, "rewritten")), {recursive: true});
        else this.folder = mkdtempSync(join(tmpdir(), "lab-rewritten-"));
      }
      const target = join(this.folder, `${name}-${next++}${end}`);
      this.originals.set(target, file);
      return target;
    };
  }

  private async duckdb(name: string, file: string, {table, query}: DuckdbSource): Promise<Relation> {
    const as = `source_${name}`;
    if (kindOf(file) !== "file") throw new SourceFault(`${file}: expected a DuckDB file; found ${notThere(file)}`);
    try {
      await this.database.run(`ATTACH ${literal(file)} AS ${quoted(as)} (READ_ONLY)`);
    } catch (error) {
      const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
      const found = /lock/i.test(message)
        ? "one that another process has open for writing; close it there, or name a copy"
        : message;
      throw new SourceFault(`${file}: expected a DuckDB file that can be read; found ${found}`, {cause: error});
    }
    this.attached.push(as);
    if (table !== undefined) return this.relation([as, ...table.split(".")].map(quoted).join("."), file);
    // Names in the query are looked up in that file.
    const [own] = await this.database.rows(`SELECT current_database() AS name`);
    await this.database.run(`USE ${quoted(as)}`);
    try {
      await this.database.run(`CREATE OR REPLACE TEMP TABLE ${quoted(`${as}_rows`)} AS ${query ?? ""}`);
    } catch (error) {
      throw new SourceFault(
        `${file}: expected a query that DuckDB can run; found: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
        {cause: error}
      );
    } finally {
      await this.database.run(`USE ${quoted(asText(own.name))}`);
    }
    this.copies.push(`${as}_rows`);
    return this.relation(quoted(`${as}_rows`), file);
  }
}
