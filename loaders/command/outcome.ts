/** How a command ends: exit codes that a scheduler can act on, and what is said of a fault. */
import {CallFault, DefinitionFault, Fault, SourceFault, systemFault} from "../ground/faults.js";

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

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Outcome {
  readonly code: ExitCode;
  readonly message: string;
  /** For whoever mends the lab itself: where in its code it happened. Null for faults that have nothing to do with it. */
  readonly details: string | null;
}

/** The exit code of an error, by its class, and what to tell. No stack is told: whoever runs the lab can't do anything with it. */
export function outcomeOf(error: unknown): Outcome {
  const fault = error instanceof Fault ? error : systemFault(error);
  if (fault) return {code: codeOf(fault), message: fault.message, details: null};
  const said = error instanceof Error ? error.message : String(error);
  const details = error instanceof Error ? (error.stack ?? said) : said;
  return {code: exitCodes.other, message: `A fault of the lab’s own: ${said.split("\n")[0]}`, details};
}

function codeOf(fault: Fault): ExitCode {
  if (fault instanceof DefinitionFault || fault instanceof CallFault) return exitCodes.definitions;
  return fault instanceof SourceFault ? exitCodes.sources : exitCodes.other;
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
