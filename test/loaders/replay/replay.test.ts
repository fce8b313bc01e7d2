import {publishedIn} from "../../../loaders/run/read-published.js";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import type {Gaming, ReplayedBehaviour} from "../../../src/model/published/gaming.js";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {checkBehaviours, lacksOf, readBehaviours} from "../../../loaders/replay/behaviours.js";
import {folderOf} from "../intake/mapped.js";
import {sharedWorld, type World} from "../world.js";

let world: World;
let gaming: Gaming;
beforeAll(async () => {
  world = await sharedWorld();
  gaming = publishedIn(world.published, "gaming.json");
});

const named = (id: string): ReplayedBehaviour => {
  const found = gaming.replays?.behaviours.find((one) => one.id === id);
  if (!found) throw new Error(`expected the behaviour ${id}`);
  return found;
};
const gain = (id: string, dose: number, system: "legacy" | "challenger"): number =>
  named(id).points.find((point) => point.dose === dose)?.[system]?.value ?? NaN;

describe("replays of an own history", () => {
  it("cover ten behaviours in each dose, from none on", () => {
    expect(gaming.replays?.behaviours).toHaveLength(10);
    for (const {points} of gaming.replays?.behaviours ?? []) {
      expect(points.map(({dose}) => dose)).toEqual([0, 0.1, 0.25, 0.5]);
      expect(points[0]).toMatchObject({legacy: {value: 0, low: 0, high: 0}, challenger: {value: 0}});
    }
  });

  it("gain by the system that counts what is bent, and not by the other", () => {
    for (const id of ["cut_calls_short", "split_contacts", "hide_the_way_to_a_person", "leave_complaints_unrecorded"]) {
      expect(gain(id, 0.5, "legacy")).toBeGreaterThan(0.5);
      expect(gain(id, 0.5, "challenger")).toBe(0);
    }
    for (const id of ["activate_without_consent", "push_past_need"]) {
      expect(gain(id, 0.5, "challenger")).toBeGreaterThan(0);
      expect(gain(id, 0.5, "legacy")).toBe(0);
    }
    expect(gain("solicit_only_happy_customers", 0.5, "legacy")).toBeGreaterThan(0);
    expect(gain("solicit_only_happy_customers", 0.5, "challenger")).toBeGreaterThan(0);
  });

  it("grow with the dose, and show nothing that rests on fewer customers than the floor", () => {
    for (const id of ["cut_calls_short", "split_contacts"])
      expect(gain(id, 0.5, "legacy")).toBeGreaterThan(2 * gain(id, 0.1, "legacy"));
    // A tenth of the complaints of two small cities.
    expect(named("leave_complaints_unrecorded").points[1]).toEqual({dose: 0.1, legacy: null, challenger: null});
  });

  it("say which indicators moved, and only those", () => {
    expect(named("cut_calls_short").moved.map(({indicator}) => indicator)).toEqual(["handling_time"]);
    expect(named("hide_the_way_to_a_person").moved.map(({indicator}) => indicator)).toEqual(["connect_rate"]);
    const [complaints] = named("leave_complaints_unrecorded").moved;
    expect(complaints.to / complaints.from).toBeGreaterThan(0.3);
    expect(complaints.to / complaints.from).toBeLessThan(0.7);
  });

  it("assume what customers make of it, and say how many lost would cancel the gain", () => {
    expect(gaming.replays?.relived).toBeNull();
    const {loss, breakEven} = named("cut_calls_short");
    expect(loss.kind).toBe("assumed");
    expect(loss.points.at(-1)?.customers).toBeGreaterThan(0);
    expect(breakEven.map(({system}) => system)).toEqual(["legacy", "legacy", "legacy"]);
    expect(breakEven[2].customers).toBeGreaterThan(breakEven[0].customers);
  });

  it("stand beside what shows in the data: every trace that can be told, for units of one kind", () => {
    const {traces, units, twins, slopes, inForce} = gaming.observed ?? {
      traces: null,
      units: [],
      twins: [],
      slopes: [],
      inForce: []
    };
    expect(traces?.findings.map(({trace}) => trace)).toEqual(
      expect.arrayContaining(["false_notes", "selective_asking", "unrecorded", "hidden_way"])
    );
    for (const {units: traced} of traces?.findings ?? [])
      for (const {unit, customers} of traced) {
        expect(units.map(({id}) => id)).toContain(unit);
        expect(customers).toBeGreaterThanOrEqual(10);
      }
    expect(twins.map(({counted}) => counted)).toContain("noted_resolution");
    expect(slopes.map(({indicator}) => indicator)).toContain("connect_rate");
    // The reception KPIs were in force before these data begin, the challenger never yet.
    expect(inForce.every(({result}) => result === null)).toBe(true);
  });

  it("publish no id but units'", () => {
    expect(readFileSync(join(world.published, "gaming.json"), "utf8")).not.toMatch(/"[CLAKSOTEWXBQN]\d{6,}/);
  });
});

describe("behaviours", () => {
  it("that the data can’t tell the occasions of are named with what is missing; rows that nobody sent aren’t none", async () => {
    const {folder, remove} = folderOf({
      "contacts.csv": "contact_id,customer_id,started_at,channel,answered\n1,K,2026-01-05 10:00:00,call_in,true\n",
      "surveys.csv": "survey_id,customer_id,kind,asked_at,answered_at,score\n1,K,service_nps,2026-01-05,2026-01-05,2\n"
    });
    const database = await Database.open();
    try {
      const contract = readContract();
      const intake = await ingest(database, contract, folder);
      const lacks = new Map(
        readBehaviours().all.map((behaviour) => [behaviour.id, lacksOf(behaviour, contract, intake)])
      );
      expect(lacks.get("cut_calls_short")).toEqual(["contacts.handled_seconds"]);
      expect(lacks.get("hide_the_way_to_a_person")).toEqual(["contacts.asked_for_person"]);
      expect(lacks.get("solicit_only_happy_customers")).toEqual([]);
      expect(lacks.get("leave_complaints_unrecorded")).toEqual(["complaints.complaint_id"]);
      expect(lacks.get("push_past_need")).toContain("offers.offer_id");
    } finally {
      database.close();
      remove();
    }
  });

  it("are refused with file and line where they ask for what isn't there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "behaviours-"));
    const database = await Database.open();
    try {
      const contract = readContract();
      await ingest(database, contract, folder);
      const text = readFileSync("data/gaming/behaviours.yaml", "utf8");
      await checkBehaviours(database, readBehaviours(), contract);
      const faultOf = async (changed: string) => {
        writeFileSync(join(folder, "behaviours.yaml"), changed);
        return checkBehaviours(database, readBehaviours(folder), contract).then(
          () => "none",
          (error: Error) => error.message
        );
      };
      expect(await faultOf(text.replace("AND handled_seconds >= 60", "AND handled_minutes >= 1"))).toMatch(
        /behaviours\.yaml:\d+: cut_calls_short\.changes\.0\.where: .*handled_minutes/
      );
      expect(
        await faultOf(
          text.replace("set: {handled_seconds: handled_seconds - handled_seconds * 4 // 10}", 'set: {seconds: "4"}')
        )
      ).toMatch(/expected one of .*handled_seconds.*found "seconds"/);
    } finally {
      database.close();
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
