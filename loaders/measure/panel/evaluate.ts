/**
 * Evaluates expressions of the indicator language over typed columns, many rows at a time: what DuckDB gives for the same text, NULL
 * being NaN and a condition 1 or 0; a test holds the two alike. What it doesn't know it leaves to the engine.
 */
import {isRecord, type Tree} from "../../ground/parse-tree.js";
import type {Names} from "./codes.js";

/** A column of a batch of rows: numbers, conditions as 1 and 0, or codes of texts, of which 0 stands for NULL. NULL numbers are NaN. */
export interface BatchColumn {
  readonly names: Names | null;
  readonly values: Float64Array;
}

/** Gives an expression's value of the rows of the current batch; the next batch overwrites the array. */
export type Evaluate = (rows: number) => Float64Array;

/** Raised, and caught here, for what isn't known. */
class Unknown extends Error {}

/** Fills `out` with what comes of each row's two numbers, NaN where either is. Each has a loop of its own, which runs several times as fast as one that calls a function for each row. */
type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, rows: number) => void;

const isEqual: Loop = (a, b, out, rows) => {
  for (let row = 0; row < rows; row++) out[row] = isEither(a[row], b[row]) ? NaN : a[row] === b[row] ? 1 : 0;
};
const isUnequal: Loop = (a, b, out, rows) => {
  for (let row = 0; row < rows; row++) out[row] = isEither(a[row], b[row]) ? NaN : a[row] === b[row] ? 0 : 1;
};
const isLess: Loop = (a, b, out, rows) => {
  for (let row = 0; row < rows; row++) out[row] = isEither(a[row], b[row]) ? NaN : a[row] < b[row] ? 1 : 0;
};
const isAtMost: Loop = (a, b, out, rows) => {
  for (let row = 0; row < rows; row++) out[row] = isEither(a[row], b[row]) ? NaN : a[row] <= b[row] ? 1 : 0;
};
const comparisons: Readonly<Record<string, Loop>> = {
  COMPARE_EQUAL: isEqual,
  COMPARE_NOTEQUAL: isUnequal,
  COMPARE_LESSTHAN: isLess,
  COMPARE_LESSTHANOREQUALTO: isAtMost,
  COMPARE_GREATERTHAN: (a, b, out, rows) => isLess(b, a, out, rows),
  COMPARE_GREATERTHANOREQUALTO: (a, b, out, rows) => isAtMost(b, a, out, rows)
};
const arithmetic: Readonly<Record<string, Loop>> = {
  "+": (a, b, out, rows) => {
    for (let row = 0; row < rows; row++) out[row] = a[row] + b[row];
  },
  "-": (a, b, out, rows) => {
    for (let row = 0; row < rows; row++) out[row] = a[row] - b[row];
  },
  "*": (a, b, out, rows) => {
    for (let row = 0; row < rows; row++) out[row] = a[row] * b[row];
  }
};

/** Whether either number is NaN. */
function isEither(a: number, b: number): boolean {
  return a !== a || b !== b;
}

const wholeNumbers = new Set(["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"]);

/** Expressions over the columns of one batch; what several of them ask alike is evaluated once. */
export class Evaluator {
  private readonly capacity: number;
  private readonly known = new Map<string, Evaluate>();
  private batch = 0;

  /** @param columns by name, with room for the longest batch */
  constructor(private readonly columns: ReadonlyMap<string, BatchColumn>) {
    this.capacity = Math.max(0, ...[...columns.values()].map(({values}) => values.length));
  }

  /** To be called when the columns hold another batch. */
  next(): void {
    this.batch++;
  }

  /**
   * The function that evaluates an expression.
   *
   * @param tree DuckDB's parse of it
   * @returns null where it holds anything that isn't known here
   */
  read(tree: Tree): Evaluate | null {
    try {
      return this.number(tree);
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }

  /** A number or a condition. */
  private number(node: unknown): Evaluate {
    if (!isRecord(node)) throw new Unknown();
    const key = JSON.stringify(node, (name, value: unknown) => (name === "query_location" ? undefined : value));
    const known = this.known.get(key) ?? this.oncePerBatch(this.compile(node));
    this.known.set(key, known);
    return known;
  }

  private oncePerBatch(evaluate: Evaluate): Evaluate {
    let batch = -1;
    let values: Float64Array = new Float64Array(0);
    return (rows) => {
      if (batch !== this.batch) values = evaluate(rows);
      batch = this.batch;
      return values;
    };
  }

  private compile(node: Tree): Evaluate {
    switch (node.class) {
      case "COLUMN_REF":
        return this.column(node);
      case "CONSTANT":
        return this.constant(numberOf(node));
      case "COMPARISON":
        return this.comparison(node);
      case "CONJUNCTION":
        return this.conjunction(node);
      case "OPERATOR":
        return this.operator(node);
      case "CASE":
        return this.cases(node);
      case "CAST":
        return this.cast(node);
      case "BETWEEN":
        return this.both(
          this.compared(node.input, node.lower, comparisons.COMPARE_GREATERTHANOREQUALTO),
          this.compared(node.input, node.upper, comparisons.COMPARE_LESSTHANOREQUALTO)
        );
      case "FUNCTION":
        return this.call(node);
      default:
        throw new Unknown();
    }
  }

  private column(node: Tree): Evaluate {
    const column = this.columnOf(node);
    if (!column || column.names) throw new Unknown();
    return () => column.values;
  }

  private columnOf(node: unknown): BatchColumn | undefined {
    if (!isRecord(node) || node.class !== "COLUMN_REF" || !Array.isArray(node.column_names)) return undefined;
    return node.column_names.length === 1 ? this.columns.get(String(node.column_names[0])) : undefined;
  }

  private constant(value: number): Evaluate {
    const values = new Float64Array(this.capacity).fill(value);
    return () => values;
  }

  private each(left: Evaluate, right: Evaluate, loop: Loop): Evaluate {
    const values = new Float64Array(this.capacity);
    return (rows) => {
      loop(left(rows), right(rows), values, rows);
      return values;
    };
  }

  private comparison({type, left, right}: Tree): Evaluate {
    const compare = comparisons[String(type)];
    if (!compare) throw new Unknown();
    return this.compared(left, right, compare);
  }

  private compared(left: unknown, right: unknown, compare: Loop): Evaluate {
    const text = this.columnOf(left)?.names ? this.isOne(left, [right]) : null;
    if (!text) return this.each(this.number(left), this.number(right), compare);
    if (compare === isEqual) return text;
    if (compare === isUnequal) return this.not(text);
    throw new Unknown();
  }

  /** Whether a text or number is one of some constants. */
  private isOne(node: unknown, constants: readonly unknown[]): Evaluate {
    const column = this.columnOf(node);
    if (!column?.names)
      return constants
        .map((one) => this.each(this.number(node), this.number(one), isEqual))
        .reduce((any, one) => this.either(any, one));
    const texts = constants.map(textOf);
    const isIn = column.names.map((name, code) => (code === 0 ? NaN : texts.includes(name) ? 1 : 0));
    const values = new Float64Array(this.capacity);
    return (rows) => {
      for (let row = 0; row < rows; row++) values[row] = isIn[column.values[row]];
      return values;
    };
  }

  private conjunction({type, children}: Tree): Evaluate {
    const parts = list(children).map((child) => this.number(child));
    if (type === "CONJUNCTION_AND") return parts.reduce((all, one) => this.both(all, one));
    if (type === "CONJUNCTION_OR") return parts.reduce((any, one) => this.either(any, one));
    throw new Unknown();
  }

  private both(left: Evaluate, right: Evaluate): Evaluate {
    const values = new Float64Array(this.capacity);
    return (rows) => {
      const [a, b] = [left(rows), right(rows)];
      for (let row = 0; row < rows; row++)
        values[row] = a[row] === 0 || b[row] === 0 ? 0 : Number.isNaN(a[row]) || Number.isNaN(b[row]) ? NaN : 1;
      return values;
    };
  }

  private either(left: Evaluate, right: Evaluate): Evaluate {
    return this.not(this.both(this.not(left), this.not(right)));
  }

  private not(of: Evaluate): Evaluate {
    const values = new Float64Array(this.capacity);
    return (rows) => {
      const a = of(rows);
      for (let row = 0; row < rows; row++) values[row] = Number.isNaN(a[row]) ? NaN : a[row] === 0 ? 1 : 0;
      return values;
    };
  }

  private operator({type, children}: Tree): Evaluate {
    const [first, ...others] = list(children);
    switch (type) {
      case "OPERATOR_NOT":
        return this.not(this.number(first));
      case "OPERATOR_IS_NULL":
        return this.isNull(first);
      case "OPERATOR_IS_NOT_NULL":
        return this.not(this.isNull(first));
      case "COMPARE_IN":
        return this.isOne(first, others);
      case "COMPARE_NOT_IN":
        return this.not(this.isOne(first, others));
      case "OPERATOR_COALESCE":
        return others
          .map((one) => this.number(one))
          .reduce((given, other) => this.chosen(given, other), this.number(first));
      default:
        throw new Unknown();
    }
  }

  private isNull(node: unknown): Evaluate {
    const text = this.columnOf(node);
    const values = new Float64Array(this.capacity);
    if (text?.names)
      return (rows) => {
        for (let row = 0; row < rows; row++) values[row] = text.values[row] === 0 ? 1 : 0;
        return values;
      };
    const of = this.number(node);
    return (rows) => {
      const a = of(rows);
      for (let row = 0; row < rows; row++) values[row] = Number.isNaN(a[row]) ? 1 : 0;
      return values;
    };
  }

  private chosen(given: Evaluate, other: Evaluate): Evaluate {
    const values = new Float64Array(this.capacity);
    return (rows) => {
      const [a, b] = [given(rows), other(rows)];
      for (let row = 0; row < rows; row++) values[row] = Number.isNaN(a[row]) ? b[row] : a[row];
      return values;
    };
  }

  private cases({case_checks: checks, else_expr: otherwise}: Tree): Evaluate {
    return list(checks).reduceRight<Evaluate>((rest, check) => {
      if (!isRecord(check)) throw new Unknown();
      const [when, then] = [this.number(check.when_expr), this.number(check.then_expr)];
      const values = new Float64Array(this.capacity);
      return (rows) => {
        const [a, b, c] = [when(rows), then(rows), rest(rows)];
        for (let row = 0; row < rows; row++) values[row] = a[row] !== 0 && !Number.isNaN(a[row]) ? b[row] : c[row];
        return values;
      };
    }, this.number(otherwise));
  }

  private cast({child, cast_type: type}: Tree): Evaluate {
    const to = isRecord(type) ? String(type.id) : "";
    if (to === "BOOLEAN" && isRecord(child) && child.class === "CONSTANT") {
      const text = textOf(child);
      if (text === "t" || text === "f") return this.constant(text === "t" ? 1 : 0);
    }
    if (!wholeNumbers.has(to)) throw new Unknown();
    return this.number(child);
  }

  private call({function_name: name, children}: Tree): Evaluate {
    const operands = list(children).map((child) => this.number(child));
    const zero = this.constant(0);
    if (operands.length === 1 && name === "-") return this.each(zero, operands[0], arithmetic["-"]);
    if (operands.length === 1 && name === "abs") return this.absolute(operands[0]);
    const of = arithmetic[String(name)];
    if (!of || operands.length !== 2) throw new Unknown();
    return this.each(operands[0], operands[1], of);
  }

  private absolute(of: Evaluate): Evaluate {
    const values = new Float64Array(this.capacity);
    return (rows) => {
      const a = of(rows);
      for (let row = 0; row < rows; row++) values[row] = Math.abs(a[row]);
      return values;
    };
  }
}

function list(nodes: unknown): readonly unknown[] {
  if (!Array.isArray(nodes) || nodes.length === 0) throw new Unknown();
  return nodes;
}

function valueOf(node: unknown): {readonly type: string; readonly value: unknown} {
  if (!isRecord(node) || node.class !== "CONSTANT" || !isRecord(node.value) || !isRecord(node.value.type))
    throw new Unknown();
  const {type, is_null: isNull, value} = node.value;
  return {type: String(type.id), value: isNull === true ? null : value};
}

function numberOf(node: unknown): number {
  const {type, value} = valueOf(node);
  if (value === null) return NaN;
  if (!wholeNumbers.has(type) || typeof value !== "number") throw new Unknown();
  return value;
}

function textOf(node: unknown): string {
  const {type, value} = valueOf(node);
  if (type !== "VARCHAR" || typeof value !== "string") throw new Unknown();
  return value;
}
