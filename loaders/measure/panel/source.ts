import type {Database} from "../../ground/database.js";
import {readEvents, type Events} from "./events.js";
import {makePanels} from "./make-panels.js";
import type {Panels} from "./panel.js";
import {numberLines, readRecords, type PanelWindow, type Records} from "./records.js";

/** More customers than this are read part by part, again for each that counts them, so that memory is bounded. */
const mostAtOnce = 250_000;

/** What is known of the customers of one part. */
export interface PanelPart {
  readonly records: Records;
  readonly events: Events;
  readonly panels: Panels;
}

/** All customers, part by part. */
export interface PanelSource<Part = PanelPart> {
  /** Shows each part to all who count something in it; when the promise is kept, they have seen everybody. */
  each(visit: (part: Part) => void): Promise<void>;
}

/**
 * Panels made of the contract's tables when they are first asked for.
 *
 * @param database with the contract's tables; it gets the table `panel_lines`
 * @param unitOf the unit that customers of a home unit are told apart by, null for none
 */
export function panelSource(
  database: Database,
  window: PanelWindow,
  unitOf: (home: string) => string | null,
  customersAtOnce = mostAtOnce
): PanelSource {
  const read = async (from: number, customers: number): Promise<PanelPart> => {
    const range = {from, to: Math.min(customers, from + customersAtOnce - 1)};
    const records = await readRecords(database, window, range);
    const events = await readEvents(database, range);
    return {records, events, panels: makePanels(records, events, unitOf)};
  };
  let numbered: Promise<number> | null = null;
  let only: PanelPart | null = null;
  return {
    each: async (visit) => {
      const customers = await (numbered ??= numberLines(database));
      for (let from = 1; from <= customers; from += customersAtOnce) {
        const part = only ?? (await read(from, customers));
        if (customers <= customersAtOnce) only = part;
        visit(part);
      }
    }
  };
}
