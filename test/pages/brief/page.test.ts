import {asPublished} from "../../../loaders/run/read-published.js";
import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {briefElement, briefPage} from "../../../src/pages/brief/page.js";
import {byOf} from "../../../src/pages/brief/live.js";
import type {Brief} from "../../../src/model/published/brief.js";
import {brief, estimate, units} from "../../fixtures/brief.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const english = (data: Brief) => briefElement(data, "en", document);
const chinese = (data: Brief) => briefElement(data, "zh", document);
const heading = (page: HTMLElement) => page.querySelector("h1")?.textContent;
const cards = (page: HTMLElement) => [...page.querySelectorAll(".card")].map((card) => card.id);

const moved = brief(units([4, 1, 2, 3], [0, 1]));

describe("the headline", () => {
  test.each<[string, Brief, string, string]>([
    [
      "some move",
      moved,
      "2 of 4 city branches change place beyond noise.",
      "换个考法，4 个市公司有 2 个名次确有变化。"
    ],
    [
      "one moves",
      brief(units([2, 1, 3], [0])),
      "1 of 3 city branches changes place beyond noise.",
      "换个考法，3 个市公司有 1 个名次确有变化。"
    ],
    [
      "they agree",
      brief(units([1, 2, 3]), {}, 0.95),
      "Both systems rank the city branches alike.",
      "两套体系给市公司排出的名次基本一致。"
    ],
    [
      "nothing beyond noise",
      brief(units([2, 1, 3]), {}, 0.5),
      "No city branch changes place beyond noise.",
      "没有哪个市公司的名次变化超出误差。"
    ],
    ["one unit", brief(units([1])), "One city branch alone: there is nothing to rank.", "只有一个市公司，无从排名。"],
    ["no unit", brief([]), "No city branch can be ranked yet.", "尚无可排名的市公司。"]
  ])("%s", (_case, data, en, zh) => {
    expect(heading(english(data))).toBe(en);
    expect(heading(chinese(data))).toBe(zh);
  });
});

test("the lede names the furthest fall and rise with the intervals of their places", () => {
  const text = english(moved).querySelector(".lede")?.textContent;
  expect(text).toContain("A stands 1st per contact and 4th (90% interval: 3rd to 4th) per customer");
  expect(text).toContain("B goes the other way, from 2nd to 1st (90% interval: 1st to 2nd)");
});

test("the lede tells what a fallen unit kept only where it is green and losing", () => {
  expect(english(moved).querySelector(".lede")?.textContent).not.toContain("kept");
  expect(english({...moved, greenAndLosing: ["unit-1"]}).querySelector(".lede")?.textContent).toContain(
    "A kept 86.0% of its customers in the year"
  );
});

test.each(["en", "zh"] as const)("no verdict is given, and what is missing is named (%s)", (language) => {
  const verdict = briefElement(moved, language, document).querySelector("#verdict")?.textContent;
  expect(verdict).toContain(language === "en" ? "Not decided yet" : "还不能定");
  expect(verdict).toContain(language === "en" ? "foretells which customers stay" : "预示客户的去留");
});

describe("cards", () => {
  test("all of them, in order", () => {
    expect(cards(english(moved))).toEqual([
      "green-light",
      "league",
      "losing",
      "conversion",
      "retention",
      "sample-size"
    ]);
  });

  test("a card whose figure doesn't exist isn't drawn", () => {
    const nothing = estimate(NaN, NaN, 0);
    expect(cards(english(brief([], {greenLight: null, conversion: null, retention: nothing})))).toEqual(["league"]);
  });

  test("figures that came through JSON as null are no figures", () => {
    const read = asPublished(
      "brief.json",
      JSON.stringify(brief([], {greenLight: null, conversion: null, retention: estimate(NaN, NaN, 0)}))
    );
    expect(cards(english(read))).toEqual(["league"]);
  });

  test("green lights alike for leavers and stayers are called alike", () => {
    expect(english(moved).querySelector(".meaning")?.textContent).toContain("Alike.");
    expect(chinese(moved).querySelector(".meaning")?.textContent).toContain("看不出差别");
  });

  test("no unit green and losing: an honest sentence", () => {
    expect(english(moved).querySelector("#losing")?.textContent).toContain("No unit in the upper half per contact");
  });

  test("units green and losing, in the order given, with the interval", () => {
    const card = english({...moved, greenAndLosing: ["unit-3", "unit-1"]}).querySelector("#losing");
    expect([...(card?.querySelectorAll(".losing-name") ?? [])].map((name) => name.textContent)).toEqual(["C", "A"]);
    expect(card?.textContent).toContain("95% interval 87.6–88.4%");
  });

  test("one unit: no switch and no table of places to compare", () => {
    const page = english(brief(units([1])));
    expect(page.querySelector(".switch")).toBeNull();
    expect(page.querySelector("#league .figures")).toBeNull();
  });

  test("units too small to rank are named", () => {
    const data = brief(units([1, 2]));
    const page = english({
      ...data,
      league: {...data.league, unranked: [{id: "x", name: {en: "Tiny", zh: "小岛"}, why: "small"}]}
    });
    expect(page.querySelector("#league")?.textContent).toContain("Too small to rank: Tiny.");
  });
});

test("every chart that is an image has a label, and every card a definition or a link", () => {
  for (const page of [english(moved), chinese(moved)]) {
    for (const image of page.querySelectorAll('[role="img"]')) expect(image.getAttribute("aria-label")).toBeTruthy();
    for (const card of page.querySelectorAll(".card"))
      expect(card.querySelector(".note a[href], details a[href]")).not.toBeNull();
  }
});

test("neither language borrows words from the other", () => {
  // Names and the tag apart, English has no Chinese, and Chinese no English words.
  const named = brief(
    units([4, 1, 2, 3], [0, 1]).map((unit, index) => ({...unit, name: {en: `Unit ${index}`, zh: `甲${index}`}})),
    {greenAndLosing: ["unit-1"]}
  );
  expect(english(named).textContent).not.toMatch(/[\u4e00-\u9fff]/);
  const page = chinese(named);
  page.querySelector(".sql-lines")?.remove();
  expect(page.textContent?.replace(/NPS|SQL/g, "")).not.toMatch(/[A-Za-z]{2,}/);
});

describe("hostile names", () => {
  const names = [
    "<script>alert(1)</script>",
    "${alert(1)}",
    `"quoted" 'single' \`tick\` & amp`,
    "line\n\nbreak\r\n# heading\n```js\nalert(1)\n```"
  ];
  const places = [4, 3, 2, 1];
  const data = brief(
    units(places, [0, 3]).map((unit, index) => ({...unit, name: {en: names[index] ?? "", zh: names[index] ?? ""}})),
    {greenAndLosing: ["unit-1"]}
  );

  test.each(["en", "zh"] as const)("are text in the built page (%s)", (language) => {
    const page = briefPage(data, language, document);
    expect(page).not.toContain("<script");
    expect(page).not.toContain("${");
    const html = page.split("\n").find((text) => text.startsWith("<div"));
    const {document: read} = parseHTML(`<html><body>${html}</body></html>`);
    const shown = [...read.querySelectorAll(".league-list .league-name")].map((name) => name.textContent);
    expect(shown).toContain("<script>alert(1)</script>");
    expect(shown).toContain("${alert(1)}");
  });

  test("leave the page's own code the only code in it", () => {
    const page = briefPage(data, "en", document);
    expect(page.match(/^```/gm)?.length).toBe(4);
    // Front matter, one line of HTML, a block of code, and that of the header's search.
    expect(page.split("\n").filter((text) => text.startsWith("<")).length).toBe(1);
  });
});

test.each([0, 1, 2, 14, 42])("%i units: a page without NaN in both languages", (size) => {
  const data = brief(
    units(
      Array.from({length: size}, (_, index) => size - index),
      [0]
    )
  );
  for (const language of ["en", "zh"] as const)
    expect(briefPage(data, language, document)).not.toMatch(/NaN|undefined|Infinity/);
});

test("the switch's side is read from the address; anything else means the customer's", () => {
  expect(["?by=contact", "?by=customer", "", "?by=x"].map(byOf)).toEqual([
    "contact",
    "customer",
    "customer",
    "customer"
  ]);
});

test("what is left out is said: the contacts that ask to leave, as many as may be told, or that none can be", () => {
  const {greenLight} = moved;
  if (!greenLight) throw new Error("expected green-light leavers");
  const asked = (askedToLeave: typeof greenLight.askedToLeave) => {
    const data = {...moved, greenLight: {...greenLight, askedToLeave}};
    return [english(data), chinese(data)].map((page) => page.querySelector("#green-light .note")?.textContent ?? "");
  };
  for (const [given, ...said] of [
    [
      {contacts: 90, customers: 80},
      "the 90 contacts by which 80 of those who ported out asked to leave",
      "80 位携号转网客户提出离网的 90 次接触不计入"
    ],
    [
      {contacts: null, customers: null},
      "a few of those who ported out (fewer than 10) asked to leave",
      "少数几位（不足 10 位）携号转网客户提出离网的接触不计入"
    ],
    [{contacts: 0, customers: 0}, "there were none", "这里没有"],
    [null, "they are counted", "仍计算在内"]
  ] as const)
    expect(asked(given)).toEqual(said.map((part) => expect.stringContaining(part)));
});

test("leavers without a contact are counted, and too few of them are only a few", () => {
  const {greenLight} = moved;
  if (!greenLight) throw new Error("expected green-light leavers");
  const few = {...moved, greenLight: {...greenLight, leaversWithoutContact: null}};
  expect(english(moved).textContent).toContain("Another 40 left without such a contact");
  expect(english(few).textContent).toContain("A few more (fewer than 10) left without such a contact");
  expect(chinese(moved).textContent).toContain("另有 40 位离网前");
  expect(chinese(few).textContent).toContain("另有少数几位（不足 10 位）离网前");
});

describe("of a stranger's data", () => {
  const data = brief(units([1, 2, 3]), {}, 0.5);
  const {systems} = data.site;
  const customers: Brief = {
    ...data,
    greenLight: null,
    site: {
      ...data.site,
      firstMonth: "2026-09",
      yearFrom: "2026-09",
      systems: {
        legacy: {...systems.legacy, unitOfAccount: "customer"},
        challenger: {...systems.challenger, inForce: {from: "2020-01", to: null}}
      }
    }
  };

  test("systems that both appraise customers are called by their names", () => {
    const text = english(customers).textContent ?? "";
    expect(text).toContain("ranked by “Reception KPIs” or by “Operate the customer”");
    expect(text).not.toContain("ranked per");
    expect(chinese(customers).textContent).toContain("按“客户接待指标”排，或按“客户运营”排");
  });

  test("one month is no year, and isn't said in the plural", () => {
    const text = english(customers).textContent ?? "";
    expect(text).toContain("1 month to");
    expect(text).toContain("here when the month began");
    expect(text).not.toMatch(/in the year|a year ago/);
    expect(chinese(customers).textContent).not.toMatch(/全年|一年前/);
  });

  test("a system that was paid by isn't said not to have been", () => {
    expect(english(customers).textContent).not.toContain("appraised while they were measured");
    expect(english(data).textContent).toContain("weren’t appraised while they were measured");
  });

  test("places that are all the same are said to be", () => {
    expect(heading(english(customers))).toBe("Both systems put the city branches in the same order.");
    expect(heading(chinese(customers))).toBe("两套体系给市公司排出的顺序相同。");
  });

  test("units are too small only where that is the reason", () => {
    const unranked = [
      {id: "x", name: {en: "X", zh: "X"}, why: "small"},
      {id: "y", name: {en: "Y", zh: "Y"}, why: "rule"}
    ] as const;
    const text = english({...data, league: {...data.league, unranked}}).textContent ?? "";
    expect(text).toContain("Too small to rank: X.");
    expect(text).toContain("no target for this period: Y.");
  });
});
