import {expect, it} from "vitest";
import {asNumber, asText, Database, literal} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {readSystems} from "../../../loaders/definitions/systems.js";

it("an action earns the same in the system that pays by points and in the indicator that counts them", async () => {
  const contract = readContract();
  const indicators = readIndicators();
  const points = new Map(
    readSystems(indicators, "data/systems", contract)
      .get("keep-lift-attract")
      ?.points?.map((rule) => [rule.scene, rule.points])
  );
  const indicator = indicators.byId.get("retention_points");
  const scene = contract.get("work_orders")?.columns.scene;
  if (indicator?.kind !== "ratio" || scene?.type !== "enum")
    throw new Error("expected the indicator retention_points and the scenes of work_orders");
  const database = await Database.open();
  try {
    const scenes = Object.keys(scene.values);
    const rows = await database.rows(
      `SELECT scene, ${indicator.sum} AS points FROM (SELECT scene, true AS converted FROM (VALUES ${scenes.map((one) => `(${literal(one)})`).join(", ")}) AS list(scene))`
    );
    expect(new Map(rows.map((row) => [asText(row.scene), asNumber(row.points)]))).toEqual(
      new Map(scenes.map((one) => [one, points.get(one) ?? 0]))
    );
  } finally {
    database.close();
  }
});
