import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSystems, type SystemDefinition} from "../../../loaders/definitions/systems.js";
import {stubIndicators} from "./indicator-stub.js";

const contract = readContract();
const indicators = stubIndicators({
  connect_rate: ["higher", "percent"],
  handling_time: ["lower", "seconds"],
  service_nps: ["higher", "points"],
  offer_conversion_per_customer: ["higher", "percent"],
  repeat_contact_7d: ["lower", "percent"],
  unconsented_activation: ["lower", "per_10k"]
});

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, {recursive: true})));

/** Reads systems given as text, by file name without its ending. */
function read(files: Readonly<Record<string, string>>): ReadonlyMap<string, SystemDefinition> {
  const folder = mkdtempSync(join(tmpdir(), "lab-systems-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), text);
  return readSystems(indicators, folder, contract);
}

/** The message of the fault in `x.yaml`, without the folder. */
function faultOf(files: Readonly<Record<string, string>> | string): string {
  try {
    read(typeof files === "string" ? {x: files} : files);
  } catch (fault) {
    if (fault instanceof Error) return fault.message.replaceAll(/^.*\/(?=[a-z-]+\.yaml:)/gm, "");
  }
  return "no fault";
}

const head = "name: {en: X, zh: 甲}\n";
/** A system of one line an item; the first item stands in line 3. */
const system = (items: readonly string[], rest = "") =>
  `${head}appraise:\n${items.map((item) => `  - {${item}}\n`).join("")}${rest}`;
const rate = (score = "{rule: linear, floor: 0.8, target: 0.95}", weight = 100) =>
  `indicator: connect_rate, weight: ${weight}, period: month, score: ${score}`;
const nps = (score: string) => `indicator: service_nps, weight: 100, period: quarter, score: ${score}`;

describe("a system is read", () => {
  it("from the example of the design, to the letter", () => {
    const text = `name: {en: Operate the customer, zh: 运营客户}
appraise:
  - {indicator: service_nps, weight: 50, period: quarter, score: {rule: lead, against: best_rival}}
  - {indicator: offer_conversion_per_customer, weight: 50, period: quarter, score: {rule: linear, floor: 0.06, target: 0.12}}
observe: [connect_rate, handling_time, repeat_contact_7d]
in_force: {from: 2025-01}
pay: {curve: linear, at_target: 1.0, cap: 1.2, floor: 0.6}
`;
    expect(read({"operate-the-customer": text}).get("operate-the-customer")).toEqual({
      id: "operate-the-customer",
      name: {en: "Operate the customer", zh: "运营客户"},
      says: null,
      unitOfAccount: "customer",
      appraise: [
        // A lead without figures of its own: level with the best rival is 50, ten points ahead 100.
        {
          indicator: "service_nps",
          weight: 50,
          period: "quarter",
          score: {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise: null}
        },
        {
          indicator: "offer_conversion_per_customer",
          weight: 50,
          period: "quarter",
          score: {rule: "linear", floor: 0.06, target: 0.12, cap: 120}
        }
      ],
      observe: ["connect_rate", "handling_time", "repeat_contact_7d"],
      roles: [],
      gates: [],
      points: [],
      inForce: {from: "2025-01", to: null},
      versionOf: null,
      pay: {curve: "linear", atTarget: 1, cap: 1.2, floor: 0.6, atStake: null},
      greenContact: null
    });
  });
});

const everyRule = `${head}tiers: [city, store]
appraise:
  - {indicator: connect_rate, tiers: [city], weight: 100, period: month, score: {rule: rank, among: peers, places: [100, 80, 0]}}
  - {indicator: connect_rate, tiers: [store], weight: 40, period: month, score: {rule: progress, since: previous_year, target: 0.02}}
  - {indicator: service_nps, tiers: [store], weight: 60, period: quarter, score: {rule: linear, floor: 10, target: industry_mean}}
roles:
  store_manager:
    appraise:
      - {indicator: connect_rate, weight: 100, period: month, score: {rule: lead, against: industry_mean, floor: -0.02, target: 0.02, otherwise: {rule: linear, floor: 0.8, target: 0.9}}}
gates:
  - indicator: unconsented_activation
    period: month
    tiers: [store]
    trigger: {above: 2}
    takes: {points: 5, each: 1, cap: 20}
    readings:
      piece_rate: {name: {en: The month's piece rate, zh: 当月计件}, takes: {pay: piece_rate, share: 1, cap_yuan: 3000, also_borne: {store_manager: 0.5}}}
      veto: {name: {en: Veto, zh: 一票否决}, takes: {veto: true}}
points:
  renewed: {name: {en: A due contract renewed, zh: 到期续约}, scene: renewal, points: 2}
`;

describe("a system with tiers, roles, gates, points and every rule is read", () => {
  const found = read({x: everyRule}).get("x");

  it("its tiers, and what they and a role are appraised by", () => {
    expect(found?.tiers).toEqual([
      {kind: "city", name: {en: "City", zh: "市公司"}},
      {kind: "store", name: {en: "Store", zh: "门店"}}
    ]);
    expect(found?.appraise.map(({score, tiers}) => [score, tiers])).toEqual([
      [{rule: "rank", among: "peers", places: [100, 80, 0], cap: 100, otherwise: null}, ["city"]],
      [
        {rule: "progress", since: "previous_year", relative: false, floor: 0, target: 0.02, cap: 120, otherwise: null},
        ["store"]
      ],
      [{rule: "linear", floor: 10, target: "industry_mean", cap: 120}, ["store"]]
    ]);
    expect(found?.roles?.[0]).toMatchObject({
      role: "store_manager",
      name: {en: "Store manager", zh: "店长"},
      appraise: [
        {
          score: {
            rule: "lead",
            against: "industry_mean",
            floor: -0.02,
            target: 0.02,
            otherwise: {rule: "linear", floor: 0.8, target: 0.9, cap: 120}
          }
        }
      ]
    });
  });

  it("its gate with every reading, and its points", () => {
    expect(found?.gates).toEqual([
      {
        indicator: "unconsented_activation",
        period: "month",
        tiers: ["store"],
        trigger: {when: "above", threshold: 2},
        readings: [
          {
            id: "as_written",
            takes: {kind: "points", points: 5, each: 1, cap: 20}
          },
          {
            id: "piece_rate",
            name: {en: "The month's piece rate", zh: "当月计件"},
            takes: {
              kind: "pay",
              of: "piece_rate",
              share: 1,
              capYuan: 3000,
              alsoBorne: [{role: "store_manager", share: 0.5}]
            }
          },
          {id: "veto", name: {en: "Veto", zh: "一票否决"}, takes: {kind: "veto"}}
        ]
      }
    ]);
    expect(found?.points).toEqual([
      {id: "renewed", name: {en: "A due contract renewed", zh: "到期续约"}, scene: "renewal", points: 2}
    ]);
  });
});

const known =
  "connect_rate, handling_time, service_nps, offer_conversion_per_customer, repeat_contact_7d, unconsented_activation";
const kinds = "company, province, city, unit, store, team, outsourcer, dealer, content_provider";
const roles = "call_agent, store_clerk, store_manager, retention_manager, enterprise_manager, supervisor";
const gate = (more: string) =>
  system([rate()], `gates:\n  - {indicator: unconsented_activation, period: month, ${more}}\n`);

/** What is wrong, the file, and what is said of it. */
const faults: readonly [what: string, text: string, message: string][] = [
  [
    "an unknown indicator, appraised",
    system([rate().replace("connect_rate", "charm")]),
    `x.yaml:3: appraise.0.indicator: expected one of ${known}; found "charm"`
  ],
  [
    "an unknown indicator, observed",
    system([rate()], "observe: [charm]\n"),
    `x.yaml:4: observe.0: expected one of ${known}; found "charm"`
  ],
  [
    "an unknown indicator, gated",
    gate("trigger: {above: 1}, takes: {veto: true}").replace("unconsented_activation", "charm"),
    `x.yaml:5: gates.0.indicator: expected one of ${known}; found "charm"`
  ],
  [
    "an indicator appraised twice",
    system([rate(undefined, 50), rate(undefined, 50)]),
    `x.yaml:4: appraise.1.indicator: expected each indicator once; found "connect_rate" twice`
  ],
  [
    "an indicator both appraised and observed",
    system([rate()], "observe: [connect_rate]\n"),
    `x.yaml:4: observe.0: expected an indicator that isn't appraised; found "connect_rate"`
  ],
  [
    "an indicator both gated and observed",
    `${gate("trigger: {above: 1}, takes: {veto: true}")}observe: [unconsented_activation]\n`,
    `x.yaml:6: observe.0: expected an indicator that isn't gated; found "unconsented_activation"`
  ],
  [
    "weights that don't sum to 100",
    system([rate(undefined, 60), nps("{rule: rank, among: peers}").replace("100", "35")]),
    "x.yaml:3: appraise: expected weights that sum to 100; found 95"
  ],
  [
    "weights of a tier that don't",
    `${head}tiers: [city, store]\nappraise:\n  - {tiers: [city], ${rate()}}\n  - {tiers: [store], ${rate(undefined, 90)}}\n`,
    "x.yaml:4: appraise: expected weights that sum to 100 for each tier; found 90 for store"
  ],
  [
    "weights of a role that don't",
    system([rate()], `roles:\n  store_manager:\n    appraise:\n      - {${rate(undefined, 99.5)}}\n`),
    "x.yaml:7: roles.store_manager.appraise: expected weights that sum to 100; found 99.5"
  ],
  [
    "a target under the floor where higher is better",
    system([rate("{rule: linear, floor: 0.95, target: 0.8}")]),
    "x.yaml:3: appraise.0.score.target: expected a target above the floor, since higher is better for connect_rate; found floor 0.95, target 0.8"
  ],
  [
    "a target over the floor where lower is better",
    system(["indicator: handling_time, weight: 100, period: month, score: {rule: linear, floor: 200, target: 360}"]),
    "x.yaml:3: appraise.0.score.target: expected a target below the floor, since lower is better for handling_time; found floor 200, target 360"
  ],
  [
    "the same for periods of another length",
    system([rate("{rule: linear, floor: 0.8, target: 0.9, also: {year: {floor: 0.8, target: 0.7}}}")]),
    "x.yaml:3: appraise.0.score.also.year.target: expected a target above the floor, since higher is better for connect_rate; found floor 0.8, target 0.7"
  ],
  [
    "the same in a rule that stands in",
    system([nps("{rule: lead, against: best_rival, otherwise: {rule: linear, floor: 50, target: 0}}")]),
    "x.yaml:3: appraise.0.score.otherwise.target: expected a target above the floor, since higher is better for service_nps; found floor 50, target 0"
  ],
  [
    "a lead that is rewarded for lagging",
    system([nps("{rule: lead, against: best_rival, floor: 5, target: -5}")]),
    "x.yaml:3: appraise.0.score.target: expected a target above the floor, since a lead counts in the better direction; found floor 5, target -5"
  ],
  [
    "a lead without figures where none are customary",
    system(["indicator: handling_time, weight: 100, period: month, score: {rule: lead, against: best_rival}"]),
    "x.yaml:3: appraise.0.score: expected floor and target of the lead, since seconds have no customary ones; found nothing"
  ],
  [
    "progress that is rewarded for falling back",
    system([rate("{rule: progress, since: previous_year, target: -0.1}")]),
    "x.yaml:3: appraise.0.score.target: expected a target above the floor, since progress counts in the better direction; found floor 0, target -0.1"
  ],
  [
    "a floor that is the target",
    system([rate("{rule: linear, floor: 1, target: 1}")]),
    'x.yaml:3: appraise.0.score: expected floor and target to differ; found {"rule":"linear","floor":1,"target":1}'
  ],
  [
    "places that pay more further down",
    system([rate("{rule: rank, among: peers, places: [50, 100]}")]),
    "x.yaml:3: appraise.0.score.places: expected points that don't rise from one place to the next; found [50,100]"
  ],
  [
    "an unknown rule",
    system([rate("{rule: gate, floor: 1}")]),
    'x.yaml:3: appraise.0.score.rule: expected a rule: linear, lead, rank or progress (what only takes away stands under gates); found "gate"'
  ],
  [
    "an unknown kind among the tiers",
    `${head}tiers: [planet]\nappraise:\n  - {${rate()}}\n`,
    `x.yaml:2: tiers.0: expected one of ${kinds}; found "planet"`
  ],
  [
    "an item of a tier that the system doesn't have",
    `${head}tiers: [city]\nappraise:\n  - {tiers: [team], ${rate()}}\n`,
    `x.yaml:4: appraise.0.tiers.0: expected one of the system's tiers city; found "team"`
  ],
  [
    "tiers of an item where the system has none",
    `${head}appraise:\n  - {tiers: [team], ${rate()}}\n`,
    `x.yaml:3: appraise.0.tiers.0: expected tiers of the system to choose from; found "team"`
  ],
  [
    "an unknown role",
    system([rate()], `roles:\n  wizard:\n    appraise:\n      - {${rate()}}\n`),
    `x.yaml:6: roles.wizard: expected one of ${roles}; found "wizard"`
  ],
  [
    "an unknown role that bears a deduction",
    gate("trigger: {above: 1}, takes: {pay: bonus, share: 0.1, also_borne: {wizard: 0.5}}"),
    `x.yaml:5: gates.0.takes.also_borne.wizard: expected one of ${roles}; found "wizard"`
  ],
  [
    "a gate without a trigger",
    gate("takes: {veto: true}"),
    "x.yaml:5: gates.0: expected a trigger, {above: …} or {below: …}; found nothing"
  ],
  [
    "a trigger both ways",
    gate("trigger: {above: 1, below: 0}, takes: {veto: true}"),
    'x.yaml:5: gates.0.trigger: expected above or below, one of them; found {"above":1,"below":0}'
  ],
  [
    "a gate that takes two things",
    gate("trigger: {above: 1}, takes: {veto: true, points: 3}"),
    'x.yaml:5: gates.0.takes: expected one of points, veto and pay; found {"veto":true,"points":3}'
  ],
  [
    "points for each step without a cap",
    gate("trigger: {above: 1}, takes: {points: 3, each: 1}"),
    'x.yaml:5: gates.0.takes: expected a cap where points are taken for each step; found {"points":3,"each":1}'
  ],
  [
    "an unknown scene of an action",
    system([rate()], "points:\n  dance: {name: {en: D, zh: 舞}, scene: dance, points: 1}\n"),
    'x.yaml:5: points.dance.scene: expected one of arrears, renewal, win_back, upgrade, five_g, gigabit, bundle, re_contract, care; found "dance"'
  ],
  [
    "a month that isn't one",
    system([rate()], "in_force: {from: 2025-13}\n"),
    'x.yaml:4: in_force.from: expected a month such as 2025-01; found "2025-13"'
  ],
  [
    "a force that ends before it begins",
    system([rate()], "in_force: {from: 2025-02, to: 2025-01}\n"),
    'x.yaml:4: in_force: expected from not after to; found {"from":"2025-02","to":"2025-01"}'
  ],
  [
    "a version without months",
    system([rate()], "version_of: satisfaction\n"),
    "x.yaml:4: version_of: expected in_force beside version_of; found nothing"
  ],
  [
    "a pay curve whose floor is over its target",
    system([rate()], "pay: {curve: linear, at_target: 1, cap: 1.2, floor: 1.1}\n"),
    'x.yaml:4: pay: expected floor ≤ at_target ≤ cap; found {"curve":"linear","at_target":1,"cap":1.2,"floor":1.1}'
  ]
];

describe("a fault names file, line, what was expected and what was found:", () => {
  it.each(faults)("%s", (_, text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  it("two versions of a system in force at once, and none where one ends before the other begins", () => {
    const version = (span: string) => system([rate()], `version_of: satisfaction\nin_force: ${span}\n`);
    expect(faultOf({first: version("{from: 2022-01, to: 2022-12}"), second: version("{from: 2022-12}")})).toBe(
      "second.yaml:5: in_force: expected months in which first, another version of satisfaction, isn't in force (2022-01 to 2022-12); found 2022-12 to now"
    );
    expect(faultOf({first: version("{from: 2022-01, to: 2022-12}"), second: version("{from: 2023-01}")})).toBe(
      "no fault"
    );
  });
});
