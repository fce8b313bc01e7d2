/** Panels of customers typed by hand, and their life tables. */
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import type {CubeAxis, CubeCell} from "../../../loaders/measure/cohort-cube.js";
import {lifeSplits, type LifeEntity, type LifeRow} from "../../../loaders/measure/cohorts.js";
import {LifeCounts} from "../../../loaders/measure/panel/count-life.js";
import {CubeCounts} from "../../../loaders/measure/panel/cube.js";
import {panelSource, type PanelSource} from "../../../loaders/measure/panel/source.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {ladder, lifeSplitOf} from "../../../loaders/privacy/life-floor.js";
import {riskRows} from "../../../src/model/cohorts/life-tables.js";
import {kaplanMeier, survivalAt} from "../../../src/model/statistics/survival.js";
import {writeTiny, type TinyTables} from "../tiny.js";
import {makeCohortFrames} from "./cohorts-by-sql.js";

const months = calendarOf(monthNumber("2024-01"), monthNumber("2024-12"));

export interface Frames {
  readonly database: Database;
  readonly panels: PanelSource;
}

/** Tables taken in, with panels made of them, and customer-months and line-months as plain SQL gives them. */
export async function frames(tables: TinyTables, calendar = months): Promise<Frames> {
  const {folder, remove} = writeTiny(tables);
  const database = await Database.open();
  try {
    await ingest(database, readContract(), folder);
  } finally {
    remove();
  }
  await writePeriods(database, calendar);
  await readUnits(database);
  await makeCohortFrames(database, "unit");
  return {database, panels: panelSource(database, calendar, (home) => home)};
}

/** A life table by split; of all together where none is named. */
export async function lifeOf(panels: PanelSource, entity: LifeEntity, id: string | null): Promise<LifeRow[]> {
  const counts = new LifeCounts(id === null ? null : splitNamed(entity, id).column);
  await panels.each((part) => counts.add(part.panels[entity]));
  return counts.rows();
}

export async function cubeOf(panels: PanelSource, axes: readonly CubeAxis[]): Promise<CubeCell[]> {
  const counts = new CubeCounts(axes);
  await panels.each((part) => counts.add(part.panels.customers));
  return counts.rows();
}

/** Survival in the life table of who has and who hasn't complained so far, at a number of months since joining. */
export async function survivalByComplaint(panels: PanelSource, at: number) {
  const rows = await lifeOf(panels, "customers", "complained");
  const split = lifeSplitOf("complained", rows, ladder.slice(0, at + 1), 10, {nameOf: () => null});
  if (!split) throw new Error("expected a split");
  const [no, yes] = ["no", "yes"].map((id) =>
    survivalAt(
      kaplanMeier(
        riskRows(
          split,
          split.classes.findIndex((one) => one.id === id)
        )
      ),
      at
    )
  );
  return {no, yes};
}

export const splitNamed = (entity: "customers" | "lines", id: string) => {
  const found = lifeSplits[entity].find((split) => split.id === id);
  if (!found) throw new Error(`expected the split ${id}`);
  return found;
};
