import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {GreenContact} from "../definitions/systems.js";

/**
 * Reads a query kept as a file below this folder. A line `:name`, or `:name,`, stands for the common
 * table expressions of `shared/name.sql`: what several queries say is said once. `:on_record_segment` and
 * `:on_record_value_tier` stand for {@link onRecord}.
 */
export function readQuery(...path: readonly string[]): string {
  return read(...path)
    .replace(/^:(\w+)(,?)$/gm, (_, name: string, comma: string) => read("shared", `${name}.sql`) + comma)
    .replace(/:on_record_(segment|value_tier)\b/g, (_, column: string) => onRecord(column));
}

/**
 * A class of a row of `customers` under the alias k, segment or value tier; NULL where none is on record. One recorded after
 * the customer had joined and the data had begun may follow from what happened, and counts as not on record.
 */
export function onRecord(column: string): string {
  return `CASE WHEN k.classed_on > k.joined_on AND k.classed_on > (SELECT MIN(p.starts_on) FROM periods AS p) THEN NULL ELSE k.${column} END`;
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
