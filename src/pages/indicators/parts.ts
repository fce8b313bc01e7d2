/** The indicator by segment and by channel, where it is taken apart so. */
import {unpacked} from "../../model/published/breakdowns.js";
import {partsCard} from "../../scores/breakdown.js";
import {punctuation} from "../../language/punctuation.js";
import type {IndicatorContext} from "./context.js";

/** The breakdown's card; nothing where the indicator has none. */
export function indicatorParts({
  source,
  cellOf,
  document,
  language,
  unitName,
  words,
  file,
  list,
  choices
}: IndicatorContext): HTMLElement | null {
  if (file.breakdowns === null) return null;
  const table = {
    open: words.table,
    counted: ({ofEmployees}: {readonly ofEmployees?: boolean}) => words.league.counted(ofEmployees === true),
    value: words.league.value,
    interval: words.league.interval
  };
  return partsCard(
    {
      compare: source,
      cellOf,
      document,
      language,
      unitName,
      words: {separator: punctuation[language].listComma, table}
    },
    {
      indicator: file.definition.id,
      unit: list.units[choices.unit].id,
      period: list.periods[choices.period].id
    },
    {loaded: unpacked(file.breakdowns), load: null}
  );
}
