import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {GreenContact} from "../definitions/systems.js";

/**
 * Puts into a query, in place of `:lights`, the common table expressions that say of each contact of
 * a customer's own making whether it missed a target.
 *
 * @param green what one contact must meet to be green
 */
export function withLights(sql: string, {handledSecondsAtMost, satisfactionAtLeast}: GreenContact): string {
  const lights = readFileSync(join(import.meta.dirname, "lights.sql"), "utf8")
    .trim()
    .replaceAll(":handled_seconds_at_most", String(handledSecondsAtMost))
    .replaceAll(":satisfaction_at_least", String(satisfactionAtLeast));
  return sql.replaceAll(":lights", () => lights);
}
