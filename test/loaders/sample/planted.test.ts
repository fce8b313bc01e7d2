import {describe, expect, it} from "vitest";
import {plantedLives, type PlantedRequest} from "../../../loaders/sample/planted-lives.js";
import {plantedBehaviours} from "../../../loaders/sample/planted-behaviours.js";

const request: PlantedRequest = {
  settings: {world: "gamed", customers: 2000, months: 18, lastMonth: "2026-09", seed: 5},
  unitIds: ["U0017", "U0018", "U0019", "U0020", "U0021", "U0022", "U0023", "U0024"],
  doses: [0.2, 0.9],
  behaviours: plantedBehaviours,
  months: 9,
  mostCustomers: 250,
  limitSeconds: 300
};
const lived = plantedLives(request);
const at = (behaviour: string, dose: number) => {
  const found = lived.outcomes.find((one) => one.behaviour === behaviour && one.dose === dose);
  if (!found) throw new Error(`expected ${behaviour} at ${dose}`);
  return found;
};

describe("planted behaviours", () => {
  it("change nothing where nothing is done, and nothing in units that aren't theirs", () => {
    const none = plantedLives({...request, doses: [0], mostCustomers: 60});
    for (const {stayed, revenueFen, complaints, contacts} of none.outcomes)
      expect([stayed.value, revenueFen.value, complaints.value, contacts.value]).toEqual([0, 0, 0, 0]);
    expect(plantedLives({...request, unitIds: ["U0001"]}).customers).toBe(0);
  });

  it("cost customers their time where calls are split, passed on, cut and dodged, the more the higher the dose", () => {
    for (const behaviour of ["split_contacts", "transfer_before_limit", "cut_calls_short", "dodge_hard_calls"]) {
      expect(at(behaviour, 0.9).contacts.value).toBeGreaterThan(at(behaviour, 0.2).contacts.value);
      expect(at(behaviour, 0.2).contacts.value).toBeGreaterThanOrEqual(0);
    }
  });

  it("bring complaints where services are switched on unasked, and none where only the record or the asking is bent", () => {
    expect(at("activate_without_consent", 0.9).complaints.value).toBeGreaterThan(0);
    expect(at("solicit_only_happy_customers", 0.9)).toMatchObject({
      stayed: {value: 0},
      complaints: {value: 0},
      contacts: {value: 0}
    });
    expect(at("push_past_need", 0.9).revenueFen.value).toBeGreaterThan(0);
  });

  it("are the same whenever they are lived again", () => {
    expect(plantedLives({...request, behaviours: ["split_contacts"], mostCustomers: 60})).toEqual(
      plantedLives({...request, behaviours: ["split_contacts"], mostCustomers: 60})
    );
  });
});
