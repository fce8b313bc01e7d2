import {parseHTML} from "linkedom";
import {describe, expect, it, test} from "vitest";
import {cardsSection} from "../../../src/pages/evidence/cards.js";
import {serialize} from "../../../src/elements/escape.js";
import {evidenceContext, firstChoice} from "../../../src/pages/evidence/context.js";
import {evidenceView} from "../../../src/pages/evidence/view.js";
import {briefElement} from "../../../src/pages/brief/page.js";
import {brief, units} from "../../fixtures/brief.js";
import {evidence, figure, verdictOf} from "../../fixtures/evidence.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const better = verdictOf("pilot", "better");
const cases = [better, verdictOf("stay", "worse"), verdictOf("stay", "equal"), verdictOf("stay", "undecided")];
const pageOf = (verdict: typeof better | null, language: "en" | "zh" = "en") => {
  const facts = evidence(verdict);
  return parseHTML(
    `<html><body>${serialize(evidenceView(evidenceContext(facts, language, document), firstChoice(facts), null))}</body></html>`
  ).document;
};
const briefOf = (verdict: typeof better, language: "en" | "zh" = "en") =>
  briefElement(brief(units([4, 1, 2, 3], [0, 1]), {verdict}), language, document);

describe("the brief opens with the verdict", () => {
  test("in three words", () => {
    expect(cases.map((verdict) => briefOf(verdict).querySelector("h1")?.textContent)).toEqual([
      "Pilot first.",
      "Don’t change.",
      "Don’t change.",
      "Don’t change."
    ]);
    expect(briefOf(better, "zh").querySelector("h1")?.textContent).toBe("先试点。");
  });

  test("customers and money a year with their interval where they can be told, and unknown where not", () => {
    expect(briefOf(better).querySelector(".lede")?.textContent).toContain(
      "about 800 customers and ¥1.6 million a year (95% interval 500 to 1,100 customers; ¥1.1 million to ¥2.1 million)"
    );
    const unclear = {
      ...better,
      stake: {horizon: 12, share: figure(0, 1), customers: figure(79, 290), yuan: figure(1e5, 1e6)}
    };
    const text = briefOf(unclear).querySelector(".lede")?.textContent;
    expect(text).toContain("isn’t known: the interval runs from −210 to 370 customers a year");
    expect(text).not.toContain("¥");
  });

  test("undecided never reads as equal", () => {
    const [, , equal, undecided] = cases.map((verdict) => briefOf(verdict).textContent ?? "");
    expect(equal).toContain("equally well");
    expect(undecided).not.toContain("equally");
    expect(undecided).toContain("can’t be told");
    expect(undecided).toContain("differences under about 0.30");
  });

  test("who was urged up, and what would change the answer", () => {
    const page = briefOf(better);
    expect(page.querySelector("#unneeded-upsell")?.textContent).toContain("1,076");
    expect(page.querySelector("#unneeded-upsell")?.textContent).toContain("no difference that could be told");
    expect(page.querySelector("#sample-size")?.textContent).toContain("A pilot");
    expect(page.querySelector('#how-sure a[href="./evidence.html"]')).not.toBeNull();
  });

  test("every case reads without gaps in both languages", () => {
    for (const verdict of cases)
      for (const language of ["en", "zh"] as const)
        expect(briefOf(verdict, language).textContent).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(briefOf(better).textContent).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("the evidence page", () => {
  it("names the winner, or says that it can't be told", () => {
    expect(cases.map((verdict) => pageOf(verdict).querySelector("h1")?.textContent)).toEqual([
      "“Operate the customer” foretold who stays better than “Reception KPIs”.",
      "“Reception KPIs” foretold who stays better than “Operate the customer”.",
      "Both systems foretold who stays equally well.",
      "Which system foretells who stays can’t be told yet."
    ]);
    expect(pageOf(null).querySelector("h1")?.textContent).toBe(
      "Which system predicts who stays can’t be tried on these data yet."
    );
  });

  it("shows every contest with its verdict, the one named beforehand first", () => {
    const rows = [...pageOf(better).querySelectorAll(".forest-row")];
    expect(rows).toHaveLength(4);
    expect(rows[0].textContent).toContain("named beforehand");
    expect(rows.map((row) => row.querySelector(".verdict")?.textContent)).toEqual([
      "better",
      "better",
      "undecided",
      "equal"
    ]);
  });

  it("says what is too small to rank and what can't be told", () => {
    const context = evidenceContext(evidence(better), "en", document);
    const month = cardsSection(context, {kind: "unit", grain: "month"}, null);
    expect(month?.textContent).toContain("too small to rank");
    expect(month?.querySelector(".matrix-more dl")?.textContent).toContain("Rankabilitytoo small to rank");
    const quarter = cardsSection(context, {kind: "unit", grain: "quarter"}, null);
    expect(quarter?.textContent).toContain("can’t be told: the outcome itself is too noisy");
    expect(quarter?.textContent).not.toContain("too small to rank");
  });
});

describe("a card of the evidence", () => {
  it("gives each figure of a card its interval", () => {
    const context = evidenceContext(evidence(better), "en", document);
    const terms =
      cardsSection(context, {kind: "unit", grain: "quarter"}, null)?.querySelector(".matrix-more dl")?.textContent ??
      "";
    for (const part of [
      "104 (from 80, to 150)",
      "400 (from 300, without an upper end)",
      "20% (15%–25%)",
      "30% (25%–35%)",
      "60% (50%–70%), moderate",
      "80% (70%–90%)",
      "2 (1.5–2.5)"
    ])
      expect(terms).toContain(part);
    expect(pageOf(better).querySelector(".independent")?.textContent).toContain("95% interval 3–4");
    const coloured = pageOf(better).querySelector("#cards .note")?.textContent;
    expect(coloured).toMatch(/Each is judged by itself: of these \d+ about \d/);
    expect(pageOf(better, "zh").querySelector(".independent")?.textContent).toMatch(/95% 区间 3.*4/);
  });

  it("says that a part of the variance, and what noise hides, can't be told", () => {
    const made = evidence(better);
    const [first] = made.cards;
    const [level] = first.levels;
    const shown = (
      language: "en" | "zh",
      told: number,
      amount: {independent: number; low: number; high: number} | null
    ) =>
      cardsSection(
        evidenceContext(
          {
            ...made,
            cards: [
              {
                ...first,
                independence: null,
                independenceUnknown: "noise",
                levels: [{...level, components: level.components && {...level.components, unit: null}}]
              }
            ],
            independent: {legacy: {all: 5, told, amount}, challenger: null}
          },
          language,
          document
        ),
        {kind: level.kind, grain: level.grain},
        null
      )?.textContent ?? "";
    expect(shown("en", 0, null)).toContain("(0.5–1.5) · can’t be told · ");
    expect(shown("en", 0, null)).toContain("Said by it alonecan’t be told");
    expect(shown("en", 0, null)).toContain("can’t be told: sampling error hides what they say.");
    expect(shown("zh", 0, null)).toContain("相当于几个独立指标无法判断");
    expect(shown("zh", 0, null)).toContain("只有它说到的部分无法判断");
    const one = {independent: 1, low: 1, high: 1};
    expect(shown("en", 1, one)).toContain("of which one tells more than sampling error");
    expect(shown("zh", 1, one)).toContain("其中只有 1 个的差别超出抽样误差");
    expect(shown("en", 3, {independent: 2, low: 1, high: 3})).toContain(
      "3 of them tell more than sampling error, and amount to 2 independent ones"
    );
  });
});

describe("the evidence page as a whole", () => {
  it("has a table behind its charts, formulas with sources, and a place for gaming", () => {
    const page = pageOf(better);
    expect(page.querySelectorAll("details.figures table").length).toBeGreaterThanOrEqual(2);
    expect(page.querySelector("#methods")?.textContent).toContain("Franks");
    expect(page.querySelector("#gaming")).not.toBeNull();
  });

  it("reads without gaps in both languages, and neither borrows words from the other", () => {
    for (const verdict of [...cases, null])
      for (const language of ["en", "zh"] as const)
        expect(pageOf(verdict, language).body.textContent).not.toMatch(/NaN|undefined|Infinity/);
    expect(pageOf(better).body.textContent).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
