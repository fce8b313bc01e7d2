import {expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {Database} from "../../../loaders/ground/database.js";
import {readSources} from "../../../loaders/intake/read-run.js";
import {writeTiny} from "../tiny.js";

it("where bills end before contacts do, no revenue is known of the months after them", async () => {
  const {folder, remove} = writeTiny({
    customers: [{customer_id: "K"}],
    subscriptions: [{subscription_id: "S", customer_id: "K"}],
    contacts: ["01", "02", "03"].flatMap((month) =>
      ["02", "27"].map((day) => ({
        contact_id: month + day,
        customer_id: "K",
        started_at: `2026-${month}-${day} 10:00:00`
      }))
    ),
    bills: ["01", "02"].map((month) => ({subscription_id: "S", month: `2026-${month}-01`, revenue_fen: 5900}))
  });
  const database = await Database.open();
  try {
    await readSources(database, readContract(), {kind: "folder", folder}, () => {});
    const known = await database.rows(
      `SELECT CAST(last_month AS VARCHAR) AS last, has_month_before FROM periods WHERE starts_on = last_month ORDER BY 1`
    );
    expect(known).toEqual([
      {last: "2026-01-01", has_month_before: false},
      {last: "2026-02-01", has_month_before: true},
      {last: "2026-03-01", has_month_before: false}
    ]);
  } finally {
    database.close();
    remove();
  }
});
