import {DataType, type Table, TimeUnit} from "apache-arrow";
import type {SqlKind, SqlValue} from "./schema.js";

/** The columns of an Arrow table as this page speaks of them. */
export function columnsOf(table: Table): {readonly name: string; readonly kind: SqlKind}[] {
  return table.schema.fields.map(({name, type}) => ({name, kind: kindOf(type)}));
}

/** Rows `from` to `to` of an Arrow table as plain values: dates and everything nested as text. */
export function rowsOf(table: Table, from = 0, to = table.numRows): SqlValue[][] {
  const columns = table.schema.fields.map(({type}, i) => {
    const vector = table.getChildAt(i);
    return (row: number): SqlValue => plain(vector?.get(row), type);
  });
  return Array.from({length: Math.max(0, Math.min(to, table.numRows) - from)}, (_, row) =>
    columns.map((at) => at(from + row))
  );
}

function kindOf(type: DataType): SqlKind {
  if (DataType.isInt(type)) return "integer";
  if (DataType.isFloat(type) || DataType.isDecimal(type)) return "number";
  if (DataType.isBool(type)) return "boolean";
  if (DataType.isDate(type)) return type.unit === 0 ? "date" : "timestamp";
  return DataType.isTimestamp(type) ? "timestamp" : "text";
}

function plain(value: unknown, type: DataType): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && (DataType.isDate(type) || DataType.isTimestamp(type))) {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) return String(value);
    const text = date.toISOString();
    return kindOf(type) === "date" ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
  }
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return DataType.isTime(type) ? timeOfDay(value, type.unit) : Number(value);
  return nested(value);
}

function timeOfDay(value: bigint, unit: TimeUnit): string {
  const seconds = Number(value / 10n ** BigInt(3 * unit));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}

/** Lists, structs and other nested values as JSON. */
function nested(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part)) ?? "";
}
