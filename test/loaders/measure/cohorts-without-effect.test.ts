import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {panelSource} from "../../../loaders/measure/panel/source.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {generateSample} from "../../../loaders/sample/generate.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {frames, survivalByComplaint} from "./cohort-panels.js";

describe("an effect that isn't there", () => {
  it("of .87 against .58 is seen where customers are split by whether they ever complain, and .72 against .72 month by month", async () => {
    // Nobody leaves in the month of joining; then so many a month that .72 are here after twelve more. Complaints come ever more often, and do nothing.
    const leaves = 1 - 0.72 ** (1 / 12);
    const complains = (month: number) => 0.01 + 0.0092 * month;
    const calendar = calendarOf(monthNumber("2024-01"), monthNumber("2025-02"));
    let drawn = 0;
    const draw = () => uniform(72, drawn++);
    const day = (month: number, of: number) =>
      `${2024 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-${of}`;
    const stays = {ever: [0, 0], never: [0, 0]};
    const customers: Record<string, string>[] = [];
    const complaints: Record<string, string>[] = [];
    for (let i = 0; i < 12_000; i++) {
      let [left, complained]: (number | null)[] = [null, null];
      for (let month = 0; month <= 12 && left === null; month++) {
        if (month > 0 && draw() < leaves) left = month;
        else if (complained === null && draw() < complains(month)) complained = month;
      }
      const counts = complained === null ? stays.never : stays.ever;
      counts[0] += left === null ? 1 : 0;
      counts[1]++;
      customers.push({
        customer_id: `C${i}`,
        joined_on: "2024-01-03",
        ...(left === null ? {} : {left_on: day(left, 28)})
      });
      if (complained !== null)
        complaints.push({complaint_id: `P${i}`, customer_id: `C${i}`, opened_at: `${day(complained, 12)} 09:00:00`});
    }
    expect(stays.ever[0] / stays.ever[1]).toBeCloseTo(0.87, 1.7);
    expect(stays.never[0] / stays.never[1]).toBeCloseTo(0.58, 1.7);
    const {database, panels} = await frames({customers, complaints}, calendar);
    const {no, yes} = await survivalByComplaint(panels, 13);
    database.close();
    expect(no.survival).toBeCloseTo(0.72, 1.5);
    expect(yes.survival).toBeCloseTo(0.72, 1.5);
    for (const curve of [no, yes]) expect(curve.low < 0.72 && 0.72 < curve.high).toBe(true);
  });

  it("isn't in the life table of a simulated operator whose customers leave independently of all that is scored", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-null-"));
    const database = await Database.open();
    try {
      await generateSample({world: "null", customers: 5000, months: 24, lastMonth: "2026-09", seed: 5}, folder, {
        threads: 1
      });
      await ingest(database, readContract(), folder);
      const calendar = calendarOf(monthNumber("2024-10"), monthNumber("2026-09"));
      await writePeriods(database, calendar);
      await readUnits(database);
      const panels = panelSource(database, calendar, () => null);
      for (const at of [12, 24, 36]) {
        const {no, yes} = await survivalByComplaint(panels, at);
        expect(yes.low < no.survival && no.survival < yes.high, `month ${at}`).toBe(true);
      }
      // Who stays has longer to complain in: split by what they did in the end, complainers seem the more loyal.
      const [naive] =
        await database.rows(`SELECT avg(CASE WHEN p.customer_id IS NULL THEN k.here END) AS never, avg(CASE WHEN p.customer_id IS NOT NULL THEN k.here END) AS ever
        FROM (SELECT customer_id, CASE WHEN left_on IS NULL THEN 1.0 ELSE 0.0 END AS here FROM customers) AS k LEFT JOIN (SELECT DISTINCT customer_id FROM complaints) AS p ON p.customer_id = k.customer_id`);
      expect(Number(naive.ever) - Number(naive.never)).toBeGreaterThan(0.02);
    } finally {
      database.close();
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
