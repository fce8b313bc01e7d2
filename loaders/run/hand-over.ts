import {writeFileSync} from "node:fs";

/**
 * Writes what a loader has made to the standard output, which is a file of the build. All of it or none:
 * `process.stdout.write` asks the system once, and says nothing where a full disk or a limit took only a part.
 *
 * @throws where not all of it could be written
 */
export function handOver(content: string | Uint8Array): void {
  writeFileSync(process.stdout.fd, content);
}
