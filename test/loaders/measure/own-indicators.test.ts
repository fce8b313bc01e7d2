/** What an operator may want to count that no indicator that ships does: each as one of their own. */
import {beforeAll, describe, expect, it} from "vitest";
import {indicatorsOf, measureTiny, type TinyResult} from "../tiny.js";

const own = (id: string, lines: string) => `${id}:
  name: {en: ${id}, zh: ${id}}
  says: {en: An example., zh: 示例。}
  cluster: customer
  knowable_after: 0d
  better: lower
  unit: home
  format: number
  ${lines.trim().replace(/\n\s*/g, "\n  ")}
`;
const ofContact = "frame: contact\nkind: ratio\naccount: contact";
const ofOffer = "frame: offer\nkind: ratio\naccount: offer";
const ofCustomer = "frame: customer_period\nkind: cohort\naccount: customer";
const left90 = "left_on IS NOT NULL AND left_on < CAST(happened_at AS DATE) + INTERVAL 90 DAY";

const indicators = indicatorsOf(
  [
    own("about_bills", `${ofContact}\nsum: need = 'bill'\nover: 1\nwhere: need IS NOT NULL`),
    own("contacts_a_customer", `${ofCustomer}\nsum: contacts\nover: here_at_start`),
    own("brought_in", `${ofCustomer}\nsum: customers_brought_in\nover: here_at_start`),
    own("mean_wait", `${ofContact}\nsum: waited_seconds\nover: 1\nwhere: waited_seconds IS NOT NULL`),
    own("refund_a_complaint", "frame: complaint\nkind: ratio\naccount: complaint\nsum: refund_fen\nover: 1"),
    own("tickets_passed_on", `${ofContact}\nsum: NOT starts_call\nover: starts_call`),
    own("taken_and_consented", `${ofOffer}\nsum: consented\nover: accepted\nwhere: accepted`),
    own("taken_and_ended", `${ofOffer}\nsum: ended_on IS NOT NULL\nover: accepted\nwhere: accepted`),
    own("left_after_taking", `${ofOffer}\nsum: ${left90}\nover: 1\nwhere: accepted AND lever = 'upgrade'`),
    own("left_after_refusing", `${ofOffer}\nsum: ${left90}\nover: 1\nwhere: NOT accepted AND lever = 'upgrade'`)
  ].join("")
);

let result: TinyResult;
beforeAll(async () => {
  const at = (day: number) => `2026-01-${String(day).padStart(2, "0")} 10:00:00`;
  result = await measureTiny(
    {
      customers: [
        {customer_id: "A"},
        {customer_id: "B", left_on: "2026-02-10"},
        {customer_id: "C"},
        {customer_id: "D", joined_on: "2026-01-09", referred_by: "A"}
      ],
      contacts: [
        {
          contact_id: "1",
          customer_id: "A",
          started_at: at(3),
          need: "bill",
          waited_seconds: 30,
          leg: 1,
          transferred: true
        },
        {contact_id: "2", customer_id: "A", started_at: at(3), need: "bill", leg: 2, transferred: false},
        {contact_id: "3", customer_id: "A", started_at: at(9), channel: "chat", need: "move"},
        {contact_id: "4", customer_id: "B", started_at: at(5), waited_seconds: 90, transferred: false}
      ],
      complaints: [
        {complaint_id: "1", customer_id: "A", opened_at: at(6), refund_fen: 500},
        {complaint_id: "2", customer_id: "B", opened_at: at(7), refund_fen: 1500}
      ],
      offers: [
        {offer_id: "1", customer_id: "A", offered_at: at(10), accepted: true, consented: true, ended_on: "2026-01-20"},
        {offer_id: "2", customer_id: "B", offered_at: at(11), accepted: true, consented: false},
        {offer_id: "3", customer_id: "C", offered_at: at(12), accepted: false, consented: false}
      ]
    },
    "2026-01",
    "2026-01",
    indicators
  );
});

describe("indicators of one's own", () => {
  it.each([
    ["about_bills", "contacts by their need", 2, 3],
    ["contacts_a_customer", "contacts of whoever had any or none", 3, 3],
    ["brought_in", "who joined, by who brought them in", 1, 3],
    ["mean_wait", "a mean of seconds", 120, 2],
    ["refund_a_complaint", "a sum of money", 2000, 2],
    ["tickets_passed_on", "several events of one ticket, over tickets", 1, 3],
    ["taken_and_consented", "one outcome of an offer", 1, 2],
    ["taken_and_ended", "another outcome of the same offer", 1, 2],
    ["left_after_taking", "who left, of those who took an offer", 1, 2],
    ["left_after_refusing", "who left, of those who refused it", 0, 1]
  ])("%s: %s", (id, _what, y, x) => {
    expect(result.sums(id, "ALL")).toMatchObject({y, x});
  });
});
