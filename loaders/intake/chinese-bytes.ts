/** Whether bytes that aren't UTF-8 are Chinese ones of GB18030, or text of another encoding that would be other words there. */
import {isUtf8} from "node:buffer";
import chardet from "chardet";

/** What was met in lines that aren't UTF-8. */
interface Met {
  lines: number;
  /** Lines that aren't UTF-8. */
  foreign: number;
  /** Characters beyond ASCII in them, were they GB18030, and those that are common there. */
  characters: number;
  common: number;
  /** Words, which are runs of bytes beyond ASCII, and those that have an odd number of bytes. */
  words: number;
  odd: number;
  /** The common characters that are different, each by its two bytes. */
  readonly different: Set<number>;
  example: Buffer;
}

/** Where looking begins. */
export function nothingMet(): Met {
  return {
    lines: 0,
    foreign: 0,
    characters: 0,
    common: 0,
    words: 0,
    odd: 0,
    different: new Set(),
    example: Buffer.alloc(0)
  };
}

/** Counts what the lines of a block would be in GB18030. */
export function lookAtLines(block: Buffer, met: Met): void {
  for (let start = 0; start < block.length;) {
    const newline = block.indexOf(0x0a, start);
    const end = newline < 0 ? block.length : newline;
    const line = block.subarray(start, end);
    start = end + 1;
    met.lines++;
    if (isUtf8(line)) continue;
    met.foreign++;
    if (met.example.length < 65_536) met.example = Buffer.concat([met.example, line]);
    lookAtCharacters(line, met);
    lookAtWords(line, met);
  }
}

function lookAtCharacters(line: Buffer, met: Met): void {
  for (let i = 0; i < line.length; i++) {
    const lead = line[i];
    if (lead < 0x80) continue;
    const trail = i + 1 < line.length ? line[i + 1] : 0;
    met.characters++;
    if (isCommon(lead, trail)) {
      met.common++;
      if (met.different.size < mostDifferent) met.different.add((lead << 8) | trail);
    }
    if (trail >= 0x40) i++;
  }
}

function lookAtWords(line: Buffer, met: Met): void {
  for (let i = 0; i < line.length; i++) {
    if (line[i] < 0x80) continue;
    const start = i;
    while (i + 1 < line.length && line[i + 1] >= 0x80) i++;
    met.words++;
    if ((i - start) % 2 === 0) met.odd++;
  }
}

/** Chinese, text of another encoding that looks like Chinese, or neither. */
export function kindOfForeign(met: Met): "chinese" | "another" | "neither" {
  if (met.characters === 0 || met.common < mostlyCommon * met.characters) return "neither";
  return isOfAlphabet(met) || looksLikeAnother(met.example) ? "another" : "chinese";
}

const mostlyCommon = 0.85;

/** Different characters beyond this tell no more. */
const mostDifferent = 1000;

/** So many different characters tell an alphabet; of fewer, Chinese ones too may all lie in so narrow a range. */
const fewestDifferent = 3;

/** Chinese words have two bytes a character, but for the rare characters of GBK; of a word of an alphabet the number is as often odd as even. */
const mostOdd = 0.25;

/**
 * Where the letters of alphabets of one byte stand: KOI8-R, windows-1251, Greek and Latin accents from C0 on, ISO 8859-5 from B0 on.
 * Of the common Chinese characters, two in five have both bytes from C0 on, a quarter both in a case's 32.
 */
const letters = [
  [0xc0, 0xff],
  [0xb0, 0xcf],
  [0xb0, 0xef]
] as const;

/** Of a file of an alphabet nearly all pairs of letters lie in its range; Chinese characters leave it before long. */
const nearlyAll = 0.95;

/** Whether what looks like Chinese characters are rather pairs of letters, such as those of lower-case words in KOI8-R. */
function isOfAlphabet({words, odd, different}: Met): boolean {
  if (odd > mostOdd * words) return true;
  if (different.size < fewestDifferent) return false;
  return letters.some(([from, to]) => {
    const isLetter = (byte: number) => byte >= from && byte <= to;
    const within = [...different].filter((pair) => isLetter(pair >> 8) && isLetter(pair & 0xff)).length;
    return within >= nearlyAll * different.size;
  });
}

/** Whether bytes are rather Korean or Japanese, whose two-byte encodings use those of common Chinese characters: told by how often each character occurs in them. */
function looksLikeAnother(bytes: Buffer): boolean {
  const found = new Map(chardet.analyse(bytes).map(({name, confidence}) => [name, confidence]));
  const other = Math.max(found.get("EUC-KR") ?? 0, found.get("EUC-JP") ?? 0);
  return other >= sureEnough && other > (found.get("GB18030") ?? 0);
}

/** Of a hundred. */
const sureEnough = 60;

/** Whether two bytes are one of the 3,755 most frequent characters of GB 2312, or its punctuation, digits and letters. */
function isCommon(lead: number, trail: number): boolean {
  return trail >= 0xa1 && trail <= 0xfe && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
}
