import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {longestAddress, showAddressNote, tooLongInWords, unknownInAddress} from "../../src/elements/address-note.js";

const choices = [
  {name: "unit", what: "unit", known: ["A", "B"], shown: "Alpha"},
  {name: "period", what: "period", known: new Set(["2026"]), shown: "2026"}
] as const;

test("what is there, or isn't asked for, needs no word", () => {
  for (const search of ["", "?unit=B", "?unit=A&period=2026", "?unit=&other=1"])
    expect(unknownInAddress(search, choices, "en")).toEqual([]);
});

test("each thing asked for in vain is named, with what shows instead", () => {
  expect(unknownInAddress("?unit=nonsense&period=1999-01", choices, "en")).toEqual([
    "The address asks for the unit “nonsense”, and this page has none of that name. Shown instead: Alpha.",
    "The address asks for the period “1999-01”, and this page has none of that name. Shown instead: 2026."
  ]);
  expect(unknownInAddress("?unit=nonsense", choices, "zh")).toEqual([
    "网址里的单元“nonsense”在本页不存在，现显示：Alpha。"
  ]);
});

test("a long name is cut between characters, in the note alone", () => {
  const [sentence] = unknownInAddress(`?unit=${"𠮷".repeat(1000)}`, choices, "en");
  expect(sentence).toContain(`“${"𠮷".repeat(60)}…”`);
});

test("an address that servers may refuse says how long it is", () => {
  expect(tooLongInWords("x".repeat(longestAddress), "en")).toEqual([]);
  expect(tooLongInWords("x".repeat(longestAddress + 1), "en")[0]).toContain("8,001 characters");
});

test("a note stands once, above the page, as text, and goes when nothing is left to say", () => {
  const {document} = parseHTML("<div id=page><h1>Title</h1></div>");
  const page = document.querySelector<HTMLElement>("#page");
  if (!page) throw new Error("expected a page");
  showAddressNote(page, ["first"]);
  showAddressNote(page, ["<b>second</b>"]);
  expect(page.querySelectorAll(".address-note")).toHaveLength(1);
  expect(page.firstElementChild?.textContent).toBe("<b>second</b>");
  showAddressNote(page, []);
  expect(page.querySelector(".address-note")).toBeNull();
});
