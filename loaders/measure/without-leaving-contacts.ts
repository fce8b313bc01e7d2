import type {Database} from "../ground/database.js";
import type {CompiledIndicator} from "./compile.js";
import type {Cubes} from "./cube.js";
import type {Attribution, Frames} from "./frames.js";
import {measure} from "./measure.js";
import type {Units} from "../intake/units.js";

/** The schema that holds the contract's tables without what a customer said and was offered while asking to leave. */
const schema = "without_leaving";

/**
 * A contact that asks to leave foretells leaving whatever the system: such contacts, their answers, what was complained of in
 * them and the offers meant to hold the customer back are left out of the scores that a contest judges.
 */
export const tablesWithoutLeaving: Readonly<Record<string, string>> = {
  contacts: `SELECT c.* FROM main.contacts AS c WHERE c.reason IS NULL OR c.reason <> 'leaving'`,
  surveys: `SELECT s.* FROM main.surveys AS s
  LEFT JOIN main.contacts AS c ON c.contact_id = s.contact_id
  WHERE c.reason IS NULL OR c.reason <> 'leaving'`,
  offers: `SELECT o.* FROM main.offers AS o
  LEFT JOIN main.contacts AS c ON c.contact_id = o.contact_id
  WHERE o.lever <> 'save' AND (c.reason IS NULL OR c.reason <> 'leaving')`,
  complaints: `SELECT b.* FROM main.complaints AS b
  LEFT JOIN main.contacts AS c ON c.contact_id = b.contact_id
  WHERE c.reason IS NULL OR c.reason <> 'leaving'`
};

/** Whether an indicator rests on tables that are others without what asks to leave. */
export function restsOnContacts({needs}: CompiledIndicator): boolean {
  return needs.some((column) => column.split(".")[0] in tablesWithoutLeaving);
}

/** An indicator counted as another unit's result, under a name of its own; null where it can't be. */
export function otherAttribution(indicator: CompiledIndicator): CompiledIndicator | null {
  const {frame, definition, following, id} = indicator;
  const other: Attribution | undefined = frame.attributions.find((one) => one !== indicator.attribution);
  if (other === undefined || following || frame.time === "period" || definition.attribution !== "all") return null;
  return {...indicator, id: otherName(id), attribution: other, definition: {...definition, unit: other}};
}

/** The name of an indicator counted as another unit's result. */
export function otherName(indicator: string): string {
  return `${indicator}_elsewhere`;
}

/** Measures indicators once more without the contacts that ask to leave. */
export async function measureWithoutLeaving(
  database: Database,
  frames: Frames,
  indicators: readonly CompiledIndicator[],
  units: Units,
  progress?: (text: string) => void
): Promise<Cubes> {
  await database.run(`CREATE SCHEMA ${schema}`);
  for (const [table, sql] of Object.entries(tablesWithoutLeaving))
    await database.run(`CREATE TABLE ${schema}.${table} AS ${sql}`);
  try {
    await database.run(`SET search_path = '${schema},main'`);
    return await measure(database, frames, indicators, units, progress ? {progress} : {});
  } finally {
    await database.run(`RESET search_path`);
    await database.run(`DROP SCHEMA ${schema} CASCADE`);
  }
}
