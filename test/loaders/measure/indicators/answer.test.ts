import {describe, expect, it} from "vitest";
import {measureTiny, only} from "../../tiny.js";

const customers = [
  {customer_id: "A", home_unit_id: "U1"},
  {customer_id: "B", home_unit_id: "U2"}
];
const answer =
  (kind: string) =>
  (survey_id: string, customer_id: string, score: number | "", contact_id = "") => ({
    survey_id: `${kind}-${survey_id}`,
    customer_id,
    contact_id,
    kind,
    asked_at: "2026-01-05 10:00:00",
    answered_at: score === "" ? "" : "2026-01-05 11:00:00",
    score
  });
const service = answer("service_nps");
const relationship = answer("relationship_nps");
const mark = answer("contact_satisfaction");
const effort = answer("effort");
// A was served by U2, B by U1: marks go to who handled the contact, recommendations to the customer's home.
const contacts = [
  {contact_id: "K1", customer_id: "A", unit_id: "U2", started_at: "2026-01-05 09:00:00"},
  {contact_id: "K2", customer_id: "B", unit_id: "U1", started_at: "2026-01-05 09:00:00"}
];

describe("the two NPS, never mixed", () => {
  const surveys = [
    service("1", "A", 10, "K1"),
    service("2", "A", 9, "K1"),
    service("3", "A", 8, "K1"),
    service("4", "A", 7, "K1"),
    service("5", "A", 6, "K1"),
    service("6", "B", 0, "K2"),
    service("7", "B", "", "K2"),
    service("8", "B", 9, "K2"),
    relationship("1", "A", 9),
    relationship("2", "A", 6),
    relationship("3", "A", 5),
    relationship("4", "B", 10),
    relationship("5", "B", "")
  ];

  // A: two promoters (9, 10), two passives (7, 8), a detractor (6): 200 − 100 of 5. B: 0 and 9 of 2; not answering counts for nothing.
  it("service NPS = +100 / 5 = 20 points and 0 / 2 = 0 points", async () => {
    const {sums} = await measureTiny({customers, contacts, surveys}, "2026-01", "2026-01", only("service_nps"));
    expect(sums("service_nps", "U1")).toEqual({y: 100, x: 5, n: 1});
    expect(sums("service_nps", "U2")).toEqual({y: 0, x: 2, n: 1});
    expect(sums("service_nps", "ALL")).toEqual({y: 100, x: 7, n: 2});
  });

  // A: a promoter who stands for 2.5 people and a detractor for half of one: (250 − 50) / 3. An answer without a weight isn't weighed.
  it.each(["service_nps", "relationship_nps"])("%s weighted = (100 · 2,500 − 100 · 500) / 3,000", async (kind) => {
    const weighed = [
      ["A", 9, 2500],
      ["A", 2, 500],
      ["A", 10, ""],
      ["B", 8, 1000],
      ["B", "", 4000]
    ] as const;
    const asked = weighed.map(([who, score, weight], i) => ({...answer(kind)(String(i), who, score), weight}));
    const {sums} = await measureTiny(
      {customers, contacts, surveys: asked},
      "2026-01",
      "2026-01",
      only(kind === "service_nps" ? "service_nps_weighted" : "relationship_nps_weighted")
    );
    expect(sums(`${kind}_weighted`, "U1")).toEqual({y: 200_000, x: 3000, n: 1});
    expect(sums(`${kind}_weighted`, "U2")).toEqual({y: 0, x: 1000, n: 1});
  });

  // A: one promoter, two detractors; B: one promoter.
  it("relationship NPS = −100 / 3 and +100 / 1", async () => {
    const {sums} = await measureTiny({customers, contacts, surveys}, "2026-01", "2026-01", only("relationship_nps"));
    expect(sums("relationship_nps", "U1")).toEqual({y: -100, x: 3, n: 1});
    expect(sums("relationship_nps", "U2")).toEqual({y: 100, x: 1, n: 1});
    expect(sums("relationship_nps", "ALL")).toEqual({y: 0, x: 4, n: 2});
  });
});

describe("contact satisfaction", () => {
  // U2 handled A: 5 and 4 are the two best of 5, 4, 3. U1 handled B: 4 of 4, 1; one didn't answer. A mark without a contact is nobody's.
  it("= 2 of 3 and 1 of 2, for the unit that handled the contact", async () => {
    const surveys = [
      mark("1", "A", 5, "K1"),
      mark("2", "A", 4, "K1"),
      mark("3", "A", 3, "K1"),
      mark("4", "B", 4, "K2"),
      mark("5", "B", 1, "K2"),
      mark("6", "B", "", "K2"),
      mark("7", "A", 5),
      service("8", "A", 10, "K1")
    ];
    const {sums} = await measureTiny(
      {customers, contacts, surveys},
      "2026-01",
      "2026-01",
      only("contact_satisfaction")
    );
    expect(sums("contact_satisfaction", "U2")).toEqual({y: 2, x: 3, n: 1});
    expect(sums("contact_satisfaction", "U1")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("contact_satisfaction", "ALL")).toEqual({y: 3, x: 5, n: 2});
  });
});

describe("customer effort and the share answered", () => {
  const surveys = [
    effort("1", "A", 7),
    effort("2", "A", 5),
    effort("3", "A", 4),
    effort("4", "A", 1),
    effort("5", "A", ""),
    effort("6", "B", 5),
    effort("7", "B", 6),
    mark("1", "B", ""),
    service("1", "B", 3),
    {...answer("employee_nps")("1", "B", 9)}
  ];

  // A: 7 and 5 agree of 7, 5, 4, 1; B: 5 and 6 agree of both.
  it("made it easy = 2 of 4 and 2 of 2: 5 to 7 of 7 agree", async () => {
    const {sums} = await measureTiny({customers, surveys}, "2026-01", "2026-01", only("customer_effort"));
    expect(sums("customer_effort", "U1")).toEqual({y: 2, x: 4, n: 1});
    expect(sums("customer_effort", "U2")).toEqual({y: 2, x: 2, n: 1});
    expect(sums("customer_effort", "ALL")).toEqual({y: 4, x: 6, n: 2});
  });

  // A answered 4 of 5; B 3 of 4: what an employee is asked isn't a customer's question.
  it("answered = 4 of 5 and 3 of 4, of questions of every kind that were put to customers", async () => {
    const {sums} = await measureTiny({customers, surveys}, "2026-01", "2026-01", only("answer_rate"));
    expect(sums("answer_rate", "U1")).toEqual({y: 4, x: 5, n: 1});
    expect(sums("answer_rate", "U2")).toEqual({y: 3, x: 4, n: 1});
    expect(sums("answer_rate", "ALL")).toEqual({y: 7, x: 9, n: 2});
  });
});
