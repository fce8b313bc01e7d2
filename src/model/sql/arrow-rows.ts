import {DataType, Decimal, IntervalUnit, type Interval, type Table, TimeUnit, Vector} from "apache-arrow";
import {intervalText} from "./interval-text.js";
import type {SqlKind, SqlValue} from "./schema.js";

/** The columns of an Arrow table as this page speaks of them. */
export function columnsOf(table: Table): {readonly name: string; readonly kind: SqlKind}[] {
  return table.schema.fields.map(({name, type}) => ({name, kind: kindOf(type)}));
}

/** Rows `from` to `to` of an Arrow table as plain values: dates, intervals and everything nested as text. */
export function rowsOf(table: Table, from = 0, to = table.numRows): SqlValue[][] {
  const columns = table.schema.fields.map((_, i) => readerOf(table.getChildAt(i)));
  return Array.from({length: Math.max(0, Math.min(to, table.numRows) - from)}, (_, row) =>
    columns.map((at) => at(from + row))
  );
}

function kindOf(type: DataType): SqlKind {
  if (DataType.isInt(type)) return "integer";
  // What is wider than 64 bits, such as a sum of whole numbers, arrives as a decimal without a fraction.
  if (DataType.isDecimal(type)) return type.scale === 0 ? "integer" : "number";
  if (DataType.isFloat(type)) return "number";
  if (DataType.isBool(type)) return "boolean";
  if (DataType.isDate(type)) return type.unit === 0 ? "date" : "timestamp";
  return DataType.isTimestamp(type) ? "timestamp" : "text";
}

function readerOf(vector: Vector | null): (row: number) => SqlValue {
  if (!vector) return () => null;
  const {type} = vector;
  if (isCalendarInterval(type)) return (row) => intervalAt(vector, row);
  return (row) => plain(vector.get(row), type);
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
  if (typeof value === "bigint") return DataType.isTime(type) ? timeOfDay(value, type.unit) : wholeNumber(value);
  if (DataType.isDecimal(type) && value instanceof Uint32Array) return decimalOf(value, type);
  return JSON.stringify(nested(value, type)) ?? "";
}

/** A number where it holds every digit, else the digits. */
function wholeNumber(value: bigint): number | bigint {
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

/** Four words, the lowest first, in two's complement. */
function decimalOf(words: Uint32Array, {scale}: Decimal): number | bigint {
  const digits = BigInt.asIntN(
    128,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  );
  return scale === 0 ? wholeNumber(digits) : Number(`${digits}e-${scale}`);
}

function timeOfDay(value: bigint, unit: TimeUnit): string {
  const seconds = Number(value / 10n ** BigInt(3 * unit));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}

function isCalendarInterval(type: DataType): type is Interval {
  return DataType.isInterval(type) && type.unit === IntervalUnit.MONTH_DAY_NANO;
}

/** Arrow's library gives months alone of an interval that also has days and a time: here it is read from its 16 bytes. */
function intervalAt(vector: Vector, row: number): string | null {
  if (vector.get(row) === null) return null;
  let at = row;
  for (const {length, values} of vector.data) {
    if (at < length) {
      // Cut out of a list, its bytes aren't told.
      if (values.length < 4 * (at + 1)) return "…";
      const [months, days, low, high] = values.subarray(4 * at, 4 * at + 4);
      return intervalText(months, days, (BigInt(high) << 32n) | BigInt(low >>> 0));
    }
    at -= length;
  }
  return null;
}

/** Lists, structs and other nested values as JSON holds them; what it can't hold, as text. */
function nested(value: unknown, type: DataType): unknown {
  if (value instanceof Vector) {
    const read = readerOf(value);
    return Array.from({length: value.length}, (_, row) => nestedPart(value.get(row), value.type, read(row)));
  }
  if (DataType.isStruct(type) && typeof value === "object" && value !== null) {
    const entries = new Map(Object.entries(value));
    return Object.fromEntries(
      type.children.map(({name, type: part}) => {
        const held = entries.get(name);
        return [name, nestedPart(held, part, plain(held, part))];
      })
    );
  }
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part)));
}

function nestedPart(value: unknown, type: DataType, read: SqlValue): unknown {
  if (value instanceof Vector || DataType.isStruct(type)) return nested(value, type);
  return typeof read === "bigint" ? String(read) : read;
}
