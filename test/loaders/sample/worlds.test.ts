import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {World} from "../../../loaders/sample/generate.js";
import {generated, type Generated} from "./support.js";

/** Units with what they truly are and what the two systems see of them. */
const unitsSql = `
  WITH places AS (SELECT s.unit_id, u.unit_id AS home FROM org_units u JOIN org_units s ON s.unit_id = u.unit_id OR s.parent_id = u.unit_id WHERE u.kind = 'unit'),
  calls AS (SELECT home, avg(answered::INT) FILTER (asked_for_person) AS connect, avg(handled_seconds) AS seconds, avg(resolved::INT) AS noted
    FROM contacts JOIN places USING (unit_id) WHERE channel = 'call_in' GROUP BY 1),
  repeats AS (SELECT home, avg((later <= started_at + INTERVAL 7 DAY)::INT) AS repeats FROM (SELECT unit_id, started_at, answered,
      coalesce(lead(started_at) OVER (PARTITION BY customer_id, reason ORDER BY started_at), TIMESTAMP '2099-01-01') AS later FROM contacts WHERE channel <> 'call_out')
    JOIN places USING (unit_id) WHERE answered GROUP BY 1),
  answers AS (SELECT home_unit_id AS home, 100 * avg(CASE WHEN score >= 9 THEN 1 WHEN score <= 6 THEN -1 ELSE 0 END) AS nps
    FROM surveys JOIN customers USING (customer_id) WHERE surveys.kind = 'service_nps' AND score IS NOT NULL AND asked_at >= DATE '2025-10-01' GROUP BY 1),
  truths AS (SELECT home_unit_id AS home, avg(satisfaction) AS satisfaction FROM truth_customers JOIN customers USING (customer_id)
    WHERE truth_customers.left_on IS NULL GROUP BY 1)`;

const correlation = (sample: Generated, a: string, b: string): Promise<number> =>
  sample.number(
    `${unitsSql} SELECT corr(${a}, ${b}) FROM truth_units JOIN calls ON home = unit_id JOIN repeats USING (home) JOIN answers USING (home) JOIN truths USING (home)`
  );

/** How much likelier customers leave in a month after they came three times and more in the two months before: ratio of rates. */
const repeatersLeave = (sample: Generated): Promise<number> =>
  sample.number(`
  WITH months AS (SELECT DISTINCT month FROM bills WHERE month >= DATE '2024-12-01'),
  risk AS (SELECT c.customer_id, m.month, (c.left_on < m.month + INTERVAL 1 MONTH)::INT AS gone FROM customers c
    JOIN months m ON c.joined_on < m.month - INTERVAL 3 MONTH AND (c.left_on IS NULL OR c.left_on >= m.month)),
  came AS (SELECT r.customer_id, r.month, count(*) AS n FROM risk r JOIN contacts k ON k.customer_id = r.customer_id AND k.channel <> 'call_out' AND k.reason <> 'leaving'
    AND k.started_at < r.month AND k.started_at >= r.month - INTERVAL 2 MONTH GROUP BY 1, 2)
  SELECT avg(coalesce(gone, 0)) FILTER (coalesce(n, 0) >= 3) / avg(coalesce(gone, 0)) FILTER (coalesce(n, 0) = 0)
  FROM risk LEFT JOIN came USING (customer_id, month)`);

const worlds: readonly World[] = ["gamed", "honest", "null", "nps_gamed"];
const samples = new Map<World, Generated>();
beforeAll(async () => {
  for (const world of worlds) samples.set(world, await generated({world, customers: 6000, seed: 31}));
});
afterAll(() => samples.forEach((sample) => sample.close()));
const at = (world: World): Generated => {
  const sample = samples.get(world);
  if (!sample) throw new Error(`not generated: ${world}`);
  return sample;
};

describe("gamed", () => {
  it("makes who games look good by the contact and bad by the customer", async () => {
    expect(await correlation(at("gamed"), "temper", "seconds")).toBeLessThan(-0.7);
    expect(await correlation(at("gamed"), "temper", "connect")).toBeGreaterThan(0.2);
    expect(await correlation(at("gamed"), "temper", "noted")).toBeGreaterThan(0);
    expect(await correlation(at("gamed"), "temper", "repeats")).toBeGreaterThan(0.7);
    expect(await correlation(at("gamed"), "temper", "nps")).toBeLessThan(-0.4);
    expect(await correlation(at("gamed"), "temper", "satisfaction")).toBeLessThan(-0.5);
  });

  it("ends calls just under the target, hides the way to a person and leaves complaints unrecorded", async () => {
    const bunched = (world: World): Promise<number> =>
      at(world)
        .number(`SELECT count(*) FILTER (handled_seconds BETWEEN 210 AND 224) / count(*) FILTER (handled_seconds BETWEEN 225 AND 239)
      FROM contacts WHERE channel = 'call_in' AND started_at >= DATE '2025-10-01'`);
    expect(await bunched("gamed")).toBeGreaterThan(1.1 * (await bunched("honest")));
    const asked = (world: World): Promise<number> =>
      at(world).number(`SELECT avg(asked_for_person::INT) FROM contacts WHERE channel = 'call_in'`);
    expect(await asked("gamed")).toBeLessThan((await asked("honest")) - 0.005);
    expect(await at("gamed").number(`SELECT sum(unrecorded_complaints) FROM truth_customers`)).toBeGreaterThan(0);
    expect(await at("honest").number(`SELECT sum(unrecorded_complaints) FROM truth_customers`)).toBe(0);
  });

  it("makes those leave who had to come again", async () => {
    expect(await repeatersLeave(at("gamed"))).toBeGreaterThan(1.4);
  });

  it("has honest agents who are simply quick", async () => {
    const quick = await at("gamed").number(`SELECT count(*) FROM truth_agents WHERE pace < 0.9 AND temper < 0.15`);
    expect(quick).toBeGreaterThan(10);
  });
});

describe("honest", () => {
  it("has temper without gaming: it shows nowhere", async () => {
    for (const seen of ["seconds", "repeats", "connect", "nps"])
      expect([seen, Math.abs(await correlation(at("honest"), "temper", seen)) < 0.5]).toEqual([seen, true]);
    expect(await at("honest").number(`SELECT count(*) FROM truth_agents WHERE games`)).toBe(0);
  });
});

describe("null", () => {
  it("is gamed all the same, and nobody leaves for it", async () => {
    expect(await correlation(at("null"), "temper", "repeats")).toBeGreaterThan(0.7);
    const ratio = await repeatersLeave(at("null"));
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(1.35);
    expect(
      await at("null").number(
        `SELECT count(*) FROM truth_customers WHERE true_reason NOT IN ('nothing', 'moved', 'arrears')`
      )
    ).toBe(0);
  });
});

describe("nps_gamed", () => {
  it("lifts recommendation once it is appraised, and not what people truly feel", async () => {
    const npsIn = (world: World, when: string): Promise<number> =>
      at(world).number(
        `SELECT 100 * avg(CASE WHEN score >= 9 THEN 1 WHEN score <= 6 THEN -1 ELSE 0 END) FROM surveys WHERE kind = 'service_nps' AND score IS NOT NULL AND asked_at ${when} DATE '2025-10-01'`
      );
    expect(Math.abs((await npsIn("nps_gamed", "<")) - (await npsIn("honest", "<")))).toBeLessThan(1e-9);
    expect(await npsIn("nps_gamed", ">=")).toBeGreaterThan((await npsIn("honest", ">=")) + 8);
    const felt = (world: World): Promise<number> =>
      at(world).number(`SELECT avg(satisfaction) FROM truth_customers WHERE left_on IS NULL`);
    expect(await felt("nps_gamed")).toBeLessThanOrEqual((await felt("honest")) + 0.02);
    expect(await correlation(at("nps_gamed"), "temper", "nps")).toBeGreaterThan(0.3);
  });
});
