/** Whether a page's two languages tell the same figures: every number of every table, tip and sentence. */
import {tipFrom} from "../../../src/elements/tooltip.js";
import {numbersIn} from "./reading.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const digits = "零一二三四五六七八九";

/** A text with months as one number, shares as percent, and without the counts that only say per what. */
function levelled(text: string): string {
  return text
    .replace(
      /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})/g,
      (_, month: string, year: string) => ` ${year}${String(months.indexOf(month) + 1).padStart(2, "0")} `
    )
    .replace(/(\d{4})年(\d{1,2})月/g, (_, year: string, month: string) => ` ${year}${month.padStart(2, "0")} `)
    .replace(/(\d) in 100\b/g, "$1 ")
    .replace(/(\d) of 100\b/g, "$1 ")
    .replaceAll("%", " ");
}

/** A whole number in Chinese characters, as sentences have small and round ones; null for any other. */
function inCharacters(value: number): string | null {
  if (value === 10_000) return "万";
  if (value === 1000) return "千";
  if (value === 100) return "百";
  if (!Number.isInteger(value) || value < 1 || value > 99) return null;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? digits[ones] : ""}`;
}

/** The numbers that only one of two texts tells; what English tells in digits Chinese may tell in characters. */
function apartIn(english: string, chinese: string): number[] {
  const left = numbersIn(levelled(chinese), 2);
  return numbersIn(levelled(english), 2).flatMap(({value, within, isMoney}) => {
    const at = left
      .map((other, i) => ({i, off: Math.abs(other.value - value), allowed: isMoney ? within + other.within : 1e-9}))
      .filter(({off, allowed}) => off <= allowed)
      .sort((a, b) => a.off - b.off)
      .at(0);
    if (at) {
      left.splice(at.i, 1);
      return [];
    }
    const characters = inCharacters(value);
    return characters !== null && (chinese.includes(characters) || (value === 2 && chinese.includes("两")))
      ? []
      : [value];
  });
}

const sentences = "p, li, dd, dt, h1, h2, h3, caption, figcaption, summary";

/** All that is read of a page, in its order. */
function textsOf(document: Document): {
  readonly cells: string[];
  readonly tips: string[];
  readonly sentences: string[];
} {
  return {
    cells: [...document.querySelectorAll("td.number")].map(spaced),
    tips: [...document.querySelectorAll("[data-tip]")].flatMap((one) =>
      tipFrom(one.getAttribute("data-tip") ?? "{}").rows.map(([, text]) => text)
    ),
    sentences: [...document.querySelectorAll(sentences)].filter((one) => !one.querySelector(sentences)).map(spaced)
  };
}

/** The text of an element with a space between its parts, so that no two numbers run together. */
function spaced(element: Element): string {
  return [...element.childNodes]
    .map((node) => (node.nodeType === 1 && "children" in node ? spaced(node as Element) : (node.textContent ?? "")))
    .join(" ");
}

/** What the two languages of a page tell apart, and how many numbers were held against each other. */
export function languagesApart(
  english: Document,
  chinese: Document
): {readonly apart: string[]; readonly numbers: number} {
  const [one, other] = [textsOf(english), textsOf(chinese)];
  const apart: string[] = [];
  let numbers = 0;
  for (const kind of ["cells", "tips", "sentences"] as const) {
    if (one[kind].length !== other[kind].length)
      apart.push(`${kind}: ${one[kind].length} in English, ${other[kind].length} in Chinese`);
    one[kind].forEach((text, i) => {
      numbers += numbersIn(levelled(text)).length;
      const found = apartIn(text, other[kind][i] ?? "");
      if (found.length > 0) apart.push(`${found.join(", ")} in “${text}”, not in “${other[kind][i]}”`);
    });
  }
  return {apart, numbers};
}
