import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {GreenContact} from "../definitions/systems.js";

/**
 * Reads a query kept as a file below this folder. A line `:name`, or `:name,`, stands for the common
 * table expressions of `shared/name.sql`: what several queries say is said once.
 */
export function readQuery(...path: readonly string[]): string {
  return read(...path).replace(
    /^:(\w+)(,?)$/gm,
    (_, name: string, comma: string) => read("shared", `${name}.sql`) + comma
  );
}

/**
 * Puts into a query what a contact must meet to be green, in place of `:handled_seconds_at_most` and
 * `:satisfaction_at_least`.
 */
export function withTargets(sql: string, {handledSecondsAtMost, satisfactionAtLeast}: GreenContact): string {
  return sql
    .replaceAll(":handled_seconds_at_most", String(handledSecondsAtMost))
    .replaceAll(":satisfaction_at_least", String(satisfactionAtLeast));
}

function read(...path: readonly string[]): string {
  return readFileSync(join(projectFolder, "loaders/measure", ...path), "utf8").trim();
}
