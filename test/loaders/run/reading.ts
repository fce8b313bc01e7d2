/** How a built page is read: the numbers of its texts, and what they are figures of. */
import {parseHTML} from "linkedom";
import {publishedIn} from "../../../loaders/run/read-published.js";
import {indicatorPlaying, type IndicatorPart} from "../../../src/model/published/parts.js";
import {yearBefore} from "./figures-told.js";

/** A number as it is read in a text, half of its last digit, and whether it is an amount of money. */
export interface Shown {
  readonly value: number;
  readonly within: number;
  readonly isMoney: boolean;
}

const scales: Readonly<Record<string, number>> = {billion: 1e9, million: 1e6, 亿: 1e8, 万: 1e4};

/**
 * The numbers of a text, in their order: `84.8% (79.4–88.9%)` has three, and each is a share where the text shows percent;
 * `¥1.2 million` and `120 万元` are amounts.
 *
 * @param digits significant digits to which amounts of ten thousand and more are rounded
 */
export function numbersIn(text: string, digits = 3): Shown[] {
  const unit = text.includes("%") ? 0.01 : 1;
  const pattern = /(?<![\d.])([−-]?)(¥?)(\d[\d,]*(?:\.\d+)?)(?:\s?(billion|million|[亿万](?=元)))?(?:\s?(元))?/g;
  return [...text.matchAll(pattern)].map(([, sign, yen, number, scale, yuan]) => {
    const plain = number.replaceAll(",", "");
    const decimals = plain.split(".")[1]?.length ?? 0;
    const isMoney = yen !== "" || scale !== undefined || yuan !== undefined;
    const size = Number(plain) * (isMoney ? (scales[scale ?? ""] ?? 1) : unit);
    const within =
      isMoney && size >= 1e4
        ? 0.5 * 10 ** (Math.floor(Math.log10(size)) + 1 - digits)
        : (0.5 * (isMoney ? 1 : unit)) / 10 ** decimals;
    return {value: sign === "" ? size : -size, within, isMoney};
  });
}

/** A page's text as a document. */
export function documentOf(text: string): Document {
  return parseHTML(`<!doctype html><html><body>${text}</body></html>`).document;
}

/** A page as its reader has it, and where what it tells is written down. */
export interface Reading {
  readonly document: Document;
  /** The names of figures, in the order in which a text tells them. */
  readonly put: (of: string, names: readonly string[], numbers: string | readonly Shown[]) => void;
}

/** What all readings go by: the operator, its last year and the one before, its league, and which indicator plays a part. */
export function groundOf(published: string) {
  const {site, league} = publishedIn(published, "brief.json");
  return {
    site,
    units: league.units,
    before: yearBefore(published),
    year: `${site.yearFrom}..${site.yearTo}`,
    company: publishedIn(published, "compare.json").units[0].id,
    playing: (part: IndicatorPart) => indicatorPlaying(site.indicators, part) ?? part
  };
}
