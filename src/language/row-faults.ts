/** Why rows are set aside, in words: said by `check`, in the rows that it writes for their owner, and by the page of data. */
import type {CellFault, RowFault} from "../model/published/row-faults.js";
import {localized, type Language} from "./format.js";
import {rowFaultWords, type RowFaultWords} from "./row-fault-words.js";

/** Why a row is set aside, without a full stop. */
export function rowFaultText(why: RowFault, language: Language): string {
  const words: RowFaultWords = rowFaultWords[language];
  switch (why.kind) {
    case "cell":
      return words.cell(why.column, localized(why.name, language), cellFaultText(why.fault, words));
    case "not_before":
      return words.notBefore(why.column, why.other);
    case "at_most":
      return words.atMost(why.column, why.other);
    case "together":
      return words.together(why.columns);
    case "one_of":
      return words.oneOf(why.columns);
    case "duplicate":
      return words.duplicate(why.columns);
    case "condition":
      return words.condition;
    case "repetitions":
      return words.repetitions(why.most);
    case "not_json":
      return words.notJson;
    case "not_csv":
      return words.notCsv;
    case "beyond_header":
      return words.beyondHeader;
    case "not_utf8":
      return words.notUtf8;
  }
}

function cellFaultText(fault: CellFault, words: RowFaultWords): string {
  switch (fault.kind) {
    case "required":
      return words.required;
    case "two_numbers":
      return words.twoNumbers;
    case "spreadsheet_error":
      return words.spreadsheetError;
    case "cut_digits":
      return words.cutDigits;
    case "lost_digits":
      return words.lostDigits;
    case "text_mark":
      return words.textMark;
    case "list":
      return words.list;
    case "yes_or_no":
      return words.yesOrNo;
    case "nothing":
      return words.nothing;
    case "spaces":
      return words.spaces;
    case "full_width":
      return words.fullWidth;
    case "not_computed":
      return words.notComputed;
    case "type":
      return words.type(words.types[fault.type]);
    case "zone":
      return words.zone(words.types[fault.type]);
    case "value":
      return words.value(fault.values);
    case "century":
      return words.century(fault.from, fault.to);
    case "long":
      return words.long(fault.characters);
    case "minimum":
      return words.minimum(fault.bound);
    case "maximum":
      return words.maximum(fault.bound);
    case "scale":
      return words.scale(fault.question, fault.lowest, fault.highest);
    case "other_scale":
      return words.otherScale(fault.question, fault.lowest, fault.highest);
    case "not_found":
      return words.notFound(fault.table, fault.near === null ? null : words.near[fault.near]);
  }
}
