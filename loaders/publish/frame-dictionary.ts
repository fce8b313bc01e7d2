import type {FrameDictionary} from "../../src/model/published/data.js";
import type {Database} from "../ground/database.js";
import {lineageOf, type Frames} from "../measure/frames.js";

/** Columns by which the lab adds up, of no use to an indicator. */
const ownColumns: ReadonlySet<string> = new Set(["row_id", "bucket", "customer_id", "agent_id", "period"]);

/** The frames with their columns, as the database has them, for whoever writes indicators. */
export async function frameDictionary(database: Database, frames: Frames): Promise<FrameDictionary[]> {
  const all: FrameDictionary[] = [];
  for (const frame of frames.values()) {
    const types = await database.describe(frame.sql);
    all.push({
      frame: frame.name,
      units: frame.attributions,
      cluster: frame.cluster,
      needs: frame.needs,
      columns: [...types].flatMap(([column, type]) =>
        ownColumns.has(column) ? [] : [{column, type: kindOf(type), from: lineageOf(frame, column)}]
      )
    });
  }
  return all;
}

function kindOf(type: string): FrameDictionary["columns"][number]["type"] {
  if (type === "BOOLEAN") return "boolean";
  if (/^(DATE|TIMESTAMP)/.test(type)) return "day";
  return type === "VARCHAR" ? "text" : "number";
}
