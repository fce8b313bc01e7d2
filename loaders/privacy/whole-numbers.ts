/** Whole-number programs over sums of customers, solved by HiGHS (Huangfu & Hall 2018); work is limited by nodes, never by seconds. */
import type {Highs} from "highs";
import {loadHighs} from "../../src/model/plan/solver.js";

/** The least (−1) or the most (1) of a sum of columns that are whole numbers from 0 on, in rows that add up to their totals. */
interface WholeProgram {
  readonly columns: number;
  /** Each the columns that it adds up. */
  readonly rows: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** The columns whose sum is sought. */
  readonly of: readonly number[];
  readonly sign: -1 | 1;
}

/** Gives the columns; null where no whole numbers were found within the limit. */
export type SolveWhole = (program: WholeProgram) => readonly number[] | null;

/** Nodes of branch and bound that one program may take: most need none. */
const mostNodes = 50;

/** Loads the solver. */
export async function loadWholeSolver(): Promise<SolveWhole> {
  const highs = await loadHighs();
  return (program) => solved(highs, program);
}

function solved(highs: Highs, {columns, rows, totals, of, sign}: WholeProgram): readonly number[] | null {
  const cost = new Float64Array(columns);
  for (const column of of) cost[column] = sign;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i] + row.length));
  const limits = Float64Array.from(totals);
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: cost,
      colLower: new Float64Array(columns),
      // As much as any row adds up to.
      colUpper: new Float64Array(columns).fill(totals.reduce((one, total) => Math.max(one, total), 3)),
      rowLower: limits,
      rowUpper: limits,
      integrality: new Int32Array(columns).fill(1),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: columns,
        starts,
        indices: Int32Array.from(rows.flat()),
        values: new Float64Array(rows.flat().length).fill(1)
      }
    },
    (model) => {
      model.options.set({output_flag: false, mip_max_nodes: mostNodes, random_seed: 0});
      model.run();
      const {colValue} = model.getSolution();
      const values = Array.from(colValue, (value) => Math.round(value));
      return values.length === columns &&
        rows.every((row, i) => row.reduce((all, column) => all + values[column], 0) === totals[i])
        ? values
        : null;
    }
  );
}
