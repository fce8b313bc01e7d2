import type {Company} from "./company.js";
import {simulateCustomer} from "./customer.js";
import {makeOutput} from "./life.js";
import {blockTableNames} from "./tables.js";
import type {Totals} from "./totals.js";

/** Customers simulated at a time. Small enough to bound memory, large enough to be worth a message. */
export const blockSize = 1000;

/** The rows of one block of customers, one array a table in the order of `blockTableNames`. */
export function simulateBlock(company: Company, block: number, totals: Totals): Float64Array<ArrayBuffer>[] {
  const output = makeOutput();
  const end = Math.min(company.totalCustomers, (block + 1) * blockSize);
  for (let index = block * blockSize; index < end; index++) simulateCustomer(company, index, output, totals);
  return blockTableNames.map((table) => output[table].take());
}
