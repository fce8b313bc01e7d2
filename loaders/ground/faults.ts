/** Faults that somebody can mend. Their class says how a command ends; their message says what was expected and what was found. */

/** Neither the call, a definition nor the sources are at fault, but something that its message names: a full disk, a page that wasn't built. */
export class Fault extends Error {
  override readonly name: string = "Fault";
}

/** The call itself is at fault: an option, a folder that it names, a browser that isn't there. */
export class CallFault extends Fault {
  override readonly name = "CallFault";
}

/** A definition file or a setting is at fault: says the file, the line, what was found and what was expected. */
export class DefinitionFault extends Fault {
  override readonly name = "DefinitionFault";
}

/** The sources can't be read, or hold nothing that could be measured. */
export class SourceFault extends Fault {
  override readonly name = "SourceFault";
}

/** There is no room left: on the disk, in memory, or within a limit of the system. */
export class RoomFault extends Fault {
  override readonly name = "RoomFault";

  constructor(
    message: string,
    readonly full: "disk" | "memory",
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}

/** What DuckDB said against a query. Whoever reads sources makes a `SourceFault` of it; elsewhere it is a fault of the lab's own. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
}

const messages: Readonly<Record<string, string>> = {
  ENOSPC: "expected room on the disk; found it full",
  EDQUOT: "expected room on the disk; found the quota used up",
  EFBIG: "expected room for the whole file; found a limit on the size of files",
  EACCES: "expected the right to read or write here; found it denied",
  EPERM: "expected the right to read or write here; found it denied",
  EROFS: "expected a place that can be written to; found one that is read only",
  ENOTDIR: "expected a folder; found a file in its way",
  EISDIR: "expected a file; found a folder",
  EEXIST: "expected a folder; found a file in its way",
  ENOENT: "expected a file or folder; found none",
  ELOOP: "expected a file or folder; found links in a circle",
  ENAMETOOLONG: "expected a name that the disk can hold; found one too long",
  EMFILE: "expected fewer files to be open at a time; found the system's limit reached",
  ENFILE: "expected fewer files to be open at a time; found the system's limit reached",
  ENOMEM: "expected memory; found it used up",
  EIO: "expected a disk that can be read and written; found a fault of its own"
};
const room = new Set(["ENOSPC", "EDQUOT", "EFBIG", "ENOMEM"]);

/** What the system said against reading or writing, as a fault that names the place; null for any other error. */
export function systemFault(error: unknown): Fault | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const message = messages[error.code];
  if (message === undefined) return null;
  const at = "path" in error && typeof error.path === "string" ? `${error.path}: ` : "";
  const told = `${at}${message} (${error.code})`;
  return room.has(error.code)
    ? new RoomFault(told, error.code === "ENOMEM" ? "memory" : "disk", {cause: error})
    : new Fault(told, {cause: error});
}
