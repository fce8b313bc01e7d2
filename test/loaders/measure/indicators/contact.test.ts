import {beforeAll, describe, expect, it} from "vitest";
import {measureTiny, only, type TinyResult, type TinyTables} from "../../tiny.js";

const customers = [
  {customer_id: "A", home_unit_id: "U1"},
  {customer_id: "B", home_unit_id: "U1"},
  {customer_id: "C", home_unit_id: "U2"}
];

type Known = boolean | "";

const call = (
  contact_id: string,
  customer_id: string,
  unit_id: string,
  channel: string,
  [asked_for_person, reached_person, answered]: readonly [Known, Known, Known],
  waited_seconds: number | "",
  handled_seconds: number | "",
  transferred: Known,
  resolved: Known
) => ({
  contact_id,
  customer_id,
  unit_id,
  channel,
  started_at: "2026-01-05 10:00:00",
  asked_for_person,
  reached_person,
  answered,
  waited_seconds,
  handled_seconds,
  transferred,
  resolved
});
const spoken = [true, true, true] as const;
const contacts = [
  call("01", "A", "U1", "call_in", spoken, 10, 100, false, true),
  call("02", "A", "U2", "call_in", spoken, 20, 300, true, false),
  call("03", "A", "U1", "call_in", [true, false, false], 60, "", "", ""), // nobody answered
  call("04", "B", "U1", "call_in", spoken, 0, 200, false, ""), // the agent noted nothing
  call("05", "B", "U1", "call_in", [false, false, false], "", "", "", ""), // ended in the menus
  call("06", "B", "U2", "call_in", spoken, 30, "", false, true), // length unknown
  call("07", "B", "", "call_in", [true, false, false], 40, "", "", ""), // no unit on record
  call("08", "C", "U2", "call_in", spoken, "", 80, "", true), // wait and transfer unknown
  call("09", "C", "U2", "call_in", [false, "", ""], "", "", "", ""), // unknown whether a person was reached
  call("10", "C", "U2", "store", spoken, 5, 900, true, true),
  call("11", "C", "U1", "chat", spoken, 5, 50, false, true),
  call("12", "C", "U2", "call_out", ["", true, true], "", 90, false, false)
];

describe("what one call was like", () => {
  let measured: TinyResult;
  beforeAll(async () => {
    const indicators = only(
      "connect_rate",
      "handling_time",
      "waiting_time",
      "share_reaching_person",
      "transfer_rate",
      "noted_resolution"
    );
    measured = await measureTiny({customers, contacts}, "2026-01", "2026-01", indicators);
  });

  // Asked for a person: U1 01 yes, 03 no, 04 yes; U2 02, 06, 08 yes; 07 has no unit, 05 and 09 didn't ask.
  it("connect rate = 2 of 3 and 3 of 3; a call without a unit is nobody's, not the company's either", () => {
    expect(measured.sums("connect_rate", "U1")).toEqual({y: 2, x: 3, n: 2});
    expect(measured.sums("connect_rate", "U2")).toEqual({y: 3, x: 3, n: 3});
    expect(measured.sums("connect_rate", "ALL")).toEqual({y: 5, x: 6, n: 3});
  });

  // U1: 100 + 200; U2: 300 + 80, without 06 whose length is unknown, and without store, chat and our own call.
  it("average handling time = 300 s over 2 calls and 380 s over 2 calls", () => {
    expect(measured.sums("handling_time", "U1")).toEqual({y: 300, x: 2, n: 2});
    expect(measured.sums("handling_time", "U2")).toEqual({y: 380, x: 2, n: 2});
    expect(measured.sums("handling_time", "ALL")).toEqual({y: 680, x: 4, n: 3});
  });

  // U1: 10 + 60 (given up) + 0; U2: 20 + 30.
  it("average wait = 70 s over 3 calls and 50 s over 2, given-up calls included", () => {
    expect(measured.sums("waiting_time", "U1")).toEqual({y: 70, x: 3, n: 2});
    expect(measured.sums("waiting_time", "U2")).toEqual({y: 50, x: 2, n: 2});
    expect(measured.sums("waiting_time", "ALL")).toEqual({y: 120, x: 5, n: 2});
  });

  // By the customer's home. A: 01, 02 of 3; B: 04, 06 of 4, the menus (05) and 07 included; C: 08 of 1, since of 09 it isn't known.
  it("share reaching a person = 4 of 7 and 1 of 1, of all inbound calls", () => {
    expect(measured.sums("share_reaching_person", "U1")).toEqual({y: 4, x: 7, n: 2});
    expect(measured.sums("share_reaching_person", "U2")).toEqual({y: 1, x: 1, n: 1});
    expect(measured.sums("share_reaching_person", "ALL")).toEqual({y: 5, x: 8, n: 3});
  });

  // U1: 01 and 04 weren't; U2: 02 was, 06 wasn't, of 08 it isn't known.
  it("transfer rate = 0 of 2 and 1 of 2", () => {
    expect(measured.sums("transfer_rate", "U1")).toEqual({y: 0, x: 2, n: 2});
    expect(measured.sums("transfer_rate", "U2")).toEqual({y: 1, x: 2, n: 2});
  });

  // U1: 01 noted as resolved, 04 not noted at all; U2: 02 no, 06 and 08 yes.
  it("resolution as noted = 1 of 1 and 2 of 3", () => {
    expect(measured.sums("noted_resolution", "U1")).toEqual({y: 1, x: 1, n: 1});
    expect(measured.sums("noted_resolution", "U2")).toEqual({y: 2, x: 3, n: 3});
  });
});

describe("whether the customer came back within 7 days", () => {
  const contact = (
    contact_id: string,
    customer_id: string,
    unit_id: string,
    started_at: string,
    reason: string,
    channel = "call_in",
    answered = true
  ) => ({
    contact_id,
    customer_id,
    unit_id,
    started_at: `2026-01-${started_at}`,
    reason,
    channel,
    answered,
    asked_for_person: true
  });
  // The data end with January, so a call is 7 days old if it began by the 25th, midnight.
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U2"},
      {customer_id: "C", home_unit_id: "U1"}
    ],
    contacts: [
      contact("01", "A", "U1", "01 10:00:00", "billing"), // 02 comes exactly 7 days later: followed
      contact("02", "A", "U2", "08 10:00:00", "billing"), // 03 comes a second too late: not followed
      contact("03", "A", "U1", "15 10:00:01", "billing"), // 04 is for another reason
      contact("04", "A", "U1", "16 10:00:00", "network"), // 12 comes after 15 days
      contact("05", "B", "U2", "03 10:00:00", "billing", "call_in", false), // unanswered, called again at 10:30
      contact("06", "B", "U2", "03 10:30:00", "billing"), // came back by chat, not by phone
      contact("07", "B", "U2", "05 10:00:00", "billing", "chat"),
      contact("08", "B", "U2", "06 10:00:00", "plan", "call_out"), // we called
      contact("09", "B", "U1", "20 10:00:00", ""), // no reason on record: left out
      contact("10", "B", "U1", "25 00:00:00", "plan"), // exactly 7 days old
      contact("11", "C", "U1", "25 00:00:01", "plan"), // a second too young: left out
      contact("12", "A", "U1", "31 10:00:00", "network") // too young itself
    ]
  };

  it("first-contact resolution = 3 of 4 (01 failed) and 1 of 2 (06 failed), by the unit that handled the call", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("first_contact_resolution"));
    expect(sums("first_contact_resolution", "U1")).toEqual({y: 3, x: 4, n: 2}); // 01 no, 03, 04, 10 yes
    expect(sums("first_contact_resolution", "U2")).toEqual({y: 1, x: 2, n: 2}); // 02 yes, 06 no
    expect(sums("first_contact_resolution", "ALL")).toEqual({y: 4, x: 6, n: 2});
  });

  it("repeat contact = 1 of 4 (01) and 1 of 3 (05), by the customer's home, unanswered calls included, by phone alone", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("repeat_contact_7d"));
    expect(sums("repeat_contact_7d", "U1")).toEqual({y: 1, x: 4, n: 1}); // 01 yes, 02, 03, 04 no
    expect(sums("repeat_contact_7d", "U2")).toEqual({y: 1, x: 3, n: 1}); // 05 yes, 06, 10 no
    expect(sums("repeat_contact_7d", "ALL")).toEqual({y: 2, x: 7, n: 2});
  });

  it("our own call for the same reason isn't a customer who came back", async () => {
    const contacts = [
      contact("01", "A", "U1", "01 10:00:00", "billing"),
      contact("02", "A", "U1", "02 10:00:00", "billing", "call_out")
    ];
    const {sums} = await measureTiny(
      {...tables, contacts},
      "2026-01",
      "2026-01",
      only("first_contact_resolution", "repeat_contact_7d")
    );
    expect(sums("first_contact_resolution", "U1")).toEqual({y: 1, x: 1, n: 1});
    expect(sums("repeat_contact_7d", "U1")).toEqual({y: 0, x: 1, n: 1});
  });
});
