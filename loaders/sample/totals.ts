import type {Company} from "./company.js";

export const agentTotals = ["handled", "handledSeconds", "accepted", "unconsented", "marks", "topMarks"] as const;
export const unitTotals = [
  "contacts",
  "revenue",
  "refunds",
  "accepted",
  "programmes",
  "joins",
  "saves",
  "orderCalls",
  "lines"
] as const;

/** Where what customers do is counted. */
export interface Counter {
  addAgent(agent: number, month: number, total: (typeof agentTotals)[number], amount: number): void;
  addUnit(unit: number, month: number, total: (typeof unitTotals)[number], amount: number): void;
}

/** Counts nothing: for lives that are lived again only to be looked at. */
export const noCounter: Counter = {addAgent: () => undefined, addUnit: () => undefined};

/** Sums over customers that pay and costs follow from. All are integers, so their order doesn't matter. */
export class Totals implements Counter {
  readonly agents: Float64Array<ArrayBuffer>;
  readonly units: Float64Array<ArrayBuffer>;
  private readonly months: number;

  constructor(company: Company) {
    this.months = company.calendar.months;
    this.agents = new Float64Array((company.people.length + 1) * this.months * agentTotals.length);
    this.units = new Float64Array(company.units.length * this.months * unitTotals.length);
  }

  addAgent(agent: number, month: number, total: (typeof agentTotals)[number], amount: number): void {
    this.agents[(agent * this.months + month) * agentTotals.length + agentTotals.indexOf(total)] += amount;
  }

  addUnit(unit: number, month: number, total: (typeof unitTotals)[number], amount: number): void {
    this.units[(unit * this.months + month) * unitTotals.length + unitTotals.indexOf(total)] += amount;
  }

  agent(agent: number, month: number, total: (typeof agentTotals)[number]): number {
    return this.agents[(agent * this.months + month) * agentTotals.length + agentTotals.indexOf(total)];
  }

  unit(unit: number, month: number, total: (typeof unitTotals)[number]): number {
    return this.units[(unit * this.months + month) * unitTotals.length + unitTotals.indexOf(total)];
  }

  /** Adds what another thread counted. */
  merge(agents: Float64Array, units: Float64Array): void {
    agents.forEach((amount, i) => {
      this.agents[i] += amount;
    });
    units.forEach((amount, i) => {
      this.units[i] += amount;
    });
  }
}
