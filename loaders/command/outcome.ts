/** How a command ends: exit codes that a scheduler can act on, and what is said of a fault. */
import {DefinitionFault} from "../definitions/definition.js";
import {SourceFault} from "../intake/read-run.js";

export const exitCodes = {
  fine: 0,
  /** A definition, a setting or the call itself is at fault: somebody has to mend a text. */
  definitions: 1,
  /** The sources can't be read, or hold nothing to measure: somebody has to look at the data. */
  sources: 2,
  /** All was read, but more rows were set aside than is allowed. */
  setAside: 3,
  /** Anything else: no place on the disk, a page that couldn't be built, a fault of the lab's own. */
  other: 4
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of an error, and what to tell: what somebody can mend without its stack, a fault of ours with it. */
export function outcomeOf(error: unknown): {readonly code: ExitCode; readonly message: string} {
  if (error instanceof DefinitionFault) return {code: exitCodes.definitions, message: error.message};
  if (error instanceof SourceFault) return {code: exitCodes.sources, message: error.message};
  if (!(error instanceof Error)) return {code: exitCodes.other, message: String(error)};
  const code = "code" in error ? error.code : null;
  if (code === "ENOENT" && "path" in error && /\.ya?ml$/.test(String(error.path))) {
    return {
      code: exitCodes.definitions,
      message: `${String(error.path)}: expected a settings file; found none. \`npm run lab -- init FOLDER\` writes one.`
    };
  }
  if (/^(site|privacy floor): /.test(error.message)) return {code: exitCodes.other, message: error.message};
  if (code === null && /expected/.test(error.message)) return {code: exitCodes.definitions, message: error.message};
  return {code: exitCodes.other, message: error.stack ?? error.message};
}

/** The share of rows set aside, of one table or of all. */
export function shareSetAside(tables: readonly {readonly read: number; readonly setAside: number}[]): number {
  const read = tables.reduce((sum, table) => sum + table.read, 0);
  return read > 0 ? tables.reduce((sum, table) => sum + table.setAside, 0) / read : 0;
}

/** Tables of which more is set aside than is allowed. */
export function beyond<T extends {readonly read: number; readonly setAside: number}>(
  tables: readonly T[],
  allowed: number
): T[] {
  return tables.filter((table) => shareSetAside([table]) > allowed);
}
