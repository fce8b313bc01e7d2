/** Money in the currency of the settings, in both languages, and as it ever was where they name none. */
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {projectFolder} from "../../loaders/ground/project.js";
import {parseHTML} from "linkedom";
import {afterEach, describe, expect, it, vi} from "vitest";

afterEach(() => vi.resetModules());

/** The language as a page in a currency has it. */
async function inCurrency(code: string | null) {
  vi.resetModules();
  const currency = await import("../../src/language/currency.js");
  if (code !== null) currency.setCurrency(code);
  return {...currency, ...(await import("../../src/language/format.js"))};
}

describe("money", () => {
  it("is in yuan unless the settings say otherwise", async () => {
    for (const code of [null, "CNY"]) {
      const {money, signedMoney, exactMoney, exactMoneyRange, unitOf} = await inCurrency(code);
      expect([money(13_300_000, "en"), money(13_300_000, "zh"), money(-250, "en"), money(9, "zh")]).toEqual([
        "¥13.3 million",
        "1,330 万元",
        "−¥250",
        "9 元"
      ]);
      expect([signedMoney(2e9, "en"), signedMoney(2e8, "zh")]).toEqual(["+¥2 billion", "+2 亿元"]);
      expect([exactMoney(-0.02, "en", 2), exactMoney(12.3, "zh", 1)]).toEqual(["−¥0.02", "12.3 元"]);
      expect(exactMoneyRange({low: -0.5, high: 1.2}, "en", 1)).toBe("−¥0.5 to ¥1.2");
      expect([unitOf("yuan", "en"), unitOf("yuan", "zh")]).toEqual(["¥", "元"]);
    }
  });

  it("in euros has their sign in English and their name in Chinese", async () => {
    const {money, signedMoney, exactMoney, exactMoneyRange, unitOf, formatValue} = await inCurrency("EUR");
    expect([money(13_300_000, "en"), money(13_300_000, "zh"), money(-250, "en"), money(9, "zh")]).toEqual([
      "€13.3 million",
      "1,330 万欧元",
      "−€250",
      "9 欧元"
    ]);
    expect([signedMoney(2e9, "en"), signedMoney(2e8, "zh")]).toEqual(["+€2 billion", "+2 亿欧元"]);
    expect([exactMoney(-0.02, "en", 2), exactMoney(12.3, "zh", 1)]).toEqual(["−€0.02", "12.3 欧元"]);
    expect(exactMoneyRange({low: -0.5, high: 1.2}, "en", 1)).toBe("−€0.5 to €1.2");
    expect([unitOf("yuan", "en"), unitOf("yuan", "zh")]).toEqual(["€", "欧元"]);
    // What isn't money stays as it is.
    expect(formatValue(0.62, "percent", "en")).toBe("62.0%");
  });

  it.each([
    ["USD", "$5", "5 美元", "US dollar", "a US dollar", "hundredths ($0.01)"],
    ["CHF", "CHF 5", "5 瑞士法郎", "Swiss franc", "a Swiss franc", "hundredths (CHF 0.01)"],
    ["INR", "₹5", "5 印度卢比", "Indian rupee", "an Indian rupee", "hundredths (₹0.01)"],
    ["CNY", "¥5", "5 元", "yuan", "a yuan", "fen (¥0.01)"]
  ])("of %s in words", async (code, en, zh, name, one, hundredth) => {
    const {money, currencyName, oneOfCurrency, currencyHundredth} = await inCurrency(code);
    expect([money(5, "en"), money(5, "zh")].map((text) => text.replace("\u00A0", " "))).toEqual([en, zh]);
    expect([currencyName("en"), oneOfCurrency(), currencyHundredth("en").replace("\u00A0", " ")]).toEqual([
      name,
      one,
      hundredth
    ]);
  });
});

it("a page's scripts find the currency in its head; no head tells the usual one", async () => {
  const {siteHead} = await import("../../src/pages/shell/shell.js");
  for (const [head, said] of [
    [siteHead("/plan", "EUR"), "€5"],
    [siteHead("/plan"), "¥5"]
  ]) {
    vi.resetModules();
    vi.stubGlobal("document", parseHTML(`<!doctype html><html><head>${head}</head><body></body></html>`).document);
    try {
      const {money} = await import("../../src/language/format.js");
      expect(money(5, "en")).toBe(said);
    } finally {
      vi.unstubAllGlobals();
    }
  }
  expect(siteHead("/plan")).not.toContain("currency");
});

describe("texts of pages", () => {
  it("name the currency wherever they name one", async () => {
    const {setCurrency} = await inCurrency("EUR");
    const {column, columnsIn, inCurrency: inEuros} = await import("../../loaders/publish/sql-table.js");
    const [{planWords}, {evidenceWords}, ...others] = await Promise.all([
      import("../../src/pages/plan/words.js"),
      import("../../src/pages/evidence/words.js"),
      import("../../src/pages/report/words.js").then(({reportWords}) => reportWords),
      import("../../src/pages/data/words.js").then(({dataWords}) => dataWords),
      import("../../src/pages/cohorts/words.js").then(({cohortWords}) => cohortWords),
      import("../../src/pages/indicators/words.js").then(({indicatorsWords}) => indicatorsWords),
      import("../../src/pages/readiness/words.js").then(({readinessWords}) => readinessWords),
      import("../../src/scores/words-scoring.js").then(({scoringWords}) => scoringWords),
      import("../../src/pages/guide/words.js").then(({guideWords}) => guideWords),
      import("../../src/language/common.js").then(({common}) => common)
    ]);
    const texts = (value: unknown): string[] =>
      typeof value === "string"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(texts)
          : [];
    for (const language of ["en", "zh"] as const) {
      const all = [planWords, evidenceWords, ...others].flatMap((words) => texts(words[language]));
      expect(all.length).toBeGreaterThan(500);
      expect(all.filter((text) => /yuan|¥|\bfen\b|(?<![欧单二一三])元(?!回归|数|素|分布)/.test(text))).toEqual([]);
    }
    expect(planWords.en.money.returns).toBe("Next euro returns");
    expect(planWords.zh.money.returns).toBe("下一欧元收回");
    expect(columnsIn("EUR", [column("revenue", "number", ["Revenue", "收入"], inEuros)]).map(({unit}) => unit)).toEqual(
      [{en: "euro", zh: "欧元"}]
    );
    // Once texts are made, another currency would leave them in the first.
    expect(() => setCurrency("USD")).toThrow("expected USD before texts were made; found EUR in use");
  });
});

describe("texts of definitions", () => {
  it("name no currency, since they are shown in whichever one the data have", () => {
    const shown = ["contract", "facts", "gaming", "indicators", "plans", "report", "systems"].flatMap((folder) =>
      readdirSync(join(projectFolder, "data", folder), {recursive: true, encoding: "utf8"})
        .filter((file) => file.endsWith(".yaml"))
        .map((file) => join(projectFolder, "data", folder, file))
    );
    expect(shown.length).toBeGreaterThan(40);
    const texts = (value: unknown): string[] =>
      typeof value === "string"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(texts)
          : [];
    const named = shown.flatMap((file) =>
      texts(parse(readFileSync(file, "utf8")))
        .filter((text) => /[\d a-z]yuan|¥|renminbi|(?<![单二多])元(?!组|素)/i.test(text))
        .map((text) => `${file}: ${text}`)
    );
    expect(named).toEqual([]);
  });
});
