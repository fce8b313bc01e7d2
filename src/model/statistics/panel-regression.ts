/** Coefficients over units and periods, with what all units share in a period, and what each unit is, taken out. */
import {sum} from "./sums.js";
import {productsOf, wildCoefficient, type Coefficient} from "./wild-regression.js";

/** Where and when a row of a panel belongs. */
export interface PanelRegressionRow {
  readonly unit: string;
  /** Whose units share shocks. */
  readonly cluster: string;
  readonly period: number;
  /** How much it counts. */
  readonly weight: number;
}

export interface PanelRegression {
  readonly rows: readonly PanelRegressionRow[];
  /** Explaining columns, each with a value a row. */
  readonly columns: readonly (readonly number[])[];
  readonly outcome: readonly number[];
  /** Whether each unit's own mean is taken off both sides. */
  readonly isWithinUnits: boolean;
}

/**
 * A coefficient with its interval by the wild bootstrap over clusters. Units lie within clusters, so that their means can be
 * taken off beforehand; periods run through all clusters, and their effects are estimated anew in each draw: with six
 * clusters a period's mean is to a sixth each cluster's own, and errors that leave this out are too small.
 *
 * @param of position of the column
 * @returns null where the column doesn't move by itself, or no verdict can be given (see {@link wildCoefficient})
 */
export function panelCoefficient(
  {rows, columns, outcome, isWithinUnits}: PanelRegression,
  of: number
): Coefficient | null {
  const weights = rows.map(({weight}) => weight);
  const periods = [...new Set(rows.map(({period}) => period))].sort((a, b) => a - b);
  // With units' means off, the periods' effects add up to nothing, and one of them follows from the others.
  const effects = (isWithinUnits ? periods.slice(1) : periods).map((period) =>
    rows.map((row) => Number(row.period === period))
  );
  const taken = isWithinUnits
    ? lessMeans(
        rows.map(({unit}) => unit),
        weights
      )
    : (values: readonly number[]) => values;
  const all = [...columns, ...effects].map(taken);
  const y = taken(outcome);
  const still = columns[of].map((value, i) => weights[i] * value * value);
  const moving = all[of].map((value, i) => weights[i] * value * value);
  // What rounding leaves of a column that never moves by itself isn't a movement.
  if (!(sum(moving) > 1e-12 * sum(still))) return null;
  return wildCoefficient(
    productsOf(
      rows.map(({cluster}) => cluster),
      rows.map((_, i) => all.map((column) => column[i])),
      y,
      weights
    ),
    of
  );
}

/** Takes the weighted means of groups off. */
function lessMeans(groups: readonly string[], weights: readonly number[]) {
  const positions = new Map<string, number>();
  const groupOf = groups.map((group) => {
    const position = positions.get(group) ?? positions.size;
    positions.set(group, position);
    return position;
  });
  const whole = new Float64Array(positions.size);
  groupOf.forEach((group, i) => (whole[group] += weights[i]));
  return (values: readonly number[]): number[] => {
    const totals = new Float64Array(positions.size);
    groupOf.forEach((group, i) => (totals[group] += weights[i] * values[i]));
    return values.map((value, i) => value - totals[groupOf[i]] / whole[groupOf[i]]);
  };
}
