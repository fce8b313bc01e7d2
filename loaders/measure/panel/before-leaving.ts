import {asNumber, asText, type Database} from "../../ground/database.js";
import {bucketCount} from "../../intake/intake.js";
import type {Names} from "./codes.js";
import {contactBits} from "./events.js";
import {lastClosed, startOfMonth} from "./make-panels.js";
import type {CustomerPanel} from "./panel.js";
import type {PanelPart} from "./source.js";

/** What is looked for in the 90 days before a reference day. */
export const featureNames = ["contacts", "many_contacts", "repeats", "complaints", "bill_shocks", "network"] as const;
type Feature = (typeof featureNames)[number];

/** Customers of one stratum and bucket who left in the last year or stayed, and on how many reference days they had had what. */
export interface LeavingRow {
  readonly how: "port_out" | "other" | "stayed";
  readonly quarter: number;
  readonly valueTier: string;
  readonly tenure: number;
  readonly bucket: number;
  readonly days: number;
  readonly customers: number;
  readonly has: Readonly<Record<Feature, number>>;
}

/** Units and months with outages, as `unit month`. */
export async function readOutages(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.rows(
    `SELECT unit_id, CAST(EXTRACT(YEAR FROM month) * 12 + EXTRACT(MONTH FROM month) - 1 AS INTEGER) AS month FROM network WHERE outages > 0`
  );
  return new Set(rows.map((row) => `${asText(row.unit_id)} ${asNumber(row.month)}`));
}

const hows = ["other", "port_out", "stayed"] as const;
const [other, portOut, stayed] = [0, 1, 2];
const quarters = 4;
const tenures = 3;
const ninetyDays = 90;
const dayLength = 86_400_000_000;
/** Reference days, customers, and the features. */
const width = 2 + featureNames.length;
/** Who stayed is looked at on days so far apart, and counted once, on the last. */
const step = 28;
const lastStep = 336;

/** Counts customers by stratum and what they had before a reference day. Gives the sums of `cohorts/before_leaving.sql`. */
export class LeavingCounts {
  private tiers: Names = [];
  private sums = new Float64Array(0);
  private readonly monthBegins: readonly number[];
  /** Who left within 90 days of joining, and so is compared with nobody. */
  readonly joinedLate = {port_out: 0, other: 0};

  /** @param firstMonth where the last year begins */
  constructor(
    private readonly firstMonth: number,
    private readonly outages: ReadonlySet<string>
  ) {
    this.monthBegins = Array.from({length: 13}, (_, i) => startOfMonth(firstMonth + i));
  }

  /** Adds the customers of one part. */
  add(part: PanelPart): void {
    const {customers, lines} = part.records;
    if (!this.tiers.length) {
      this.tiers = customers.valueTier.names;
      this.sums = new Float64Array(hows.length * this.strataOfHow * width);
    }
    const [yearBegins, yearEnds] = [this.monthBegins[0], this.monthBegins[12]];
    const isPortOut = lines.closedHow.names.map((name) => name === "port_out");
    for (let i = 0; i < customers.count; i++) {
      if (customers.leftOn[i] < yearBegins) continue;
      if (customers.leftOn[i] < yearEnds) {
        const line = lastClosed(lines, i);
        const how = line >= 0 && isPortOut[lines.closedHow.codes[line]] ? portOut : other;
        if (customers.joinedOn[i] + ninetyDays > customers.leftOn[i])
          this.joinedLate[how === portOut ? "port_out" : "other"]++;
        this.addDay(part, i, how, customers.leftOn[i], true);
        continue;
      }
      const first = yearBegins + ((customers.bucket[i] * 53 + customers.spread[i]) % step);
      for (let days = 0; days <= lastStep; days += step) this.addDay(part, i, stayed, first + days, days === lastStep);
    }
  }

  /** Adds what a customer had had on a reference day. */
  private addDay(part: PanelPart, i: number, how: number, day: number, isCounted: boolean): void {
    const {joinedOn, classedOn, valueTier, yearAfter, threeYearsAfter, bucket} = part.records.customers;
    if (joinedOn[i] + ninetyDays > day) return;
    const month = this.monthBegins.findLastIndex((begins) => begins <= day);
    const tier = classedOn[i] > day - ninetyDays ? 0 : valueTier.codes[i];
    const tenure = yearAfter[i] > day ? 0 : threeYearsAfter[i] > day ? 1 : 2;
    const stratum = (Math.floor(month / 3) * this.tiers.length + tier) * tenures + tenure;
    const at = width * (how * this.strataOfHow + stratum * bucketCount + bucket[i]);
    const has = featuresOf(part, i, {day, month: this.firstMonth + month}, this.outages);
    this.sums[at]++;
    if (isCounted) this.sums[at + 1]++;
    has.forEach((one, k) => (this.sums[at + 2 + k] += one ? 1 : 0));
  }

  /** Strata, told apart by bucket too. */
  private get strataOfHow(): number {
    return quarters * this.tiers.length * tenures * bucketCount;
  }

  rows(): LeavingRow[] {
    return hows.flatMap((how, h) =>
      Array.from({length: this.strataOfHow}, (_, k) => k).flatMap((k): LeavingRow[] => {
        const from = (h * this.strataOfHow + k) * width;
        const [days, customers, ...counts] = this.sums.subarray(from, from + width);
        if (days === 0) return [];
        const [contacts, many_contacts, repeats, complaints, bill_shocks, network] = counts;
        const stratum = Math.floor(k / bucketCount);
        return [
          {
            how,
            quarter: 1 + Math.floor(stratum / (this.tiers.length * tenures)),
            valueTier: this.tiers[Math.floor(stratum / tenures) % this.tiers.length] || "unknown",
            tenure: 1 + (stratum % tenures),
            bucket: k % bucketCount,
            days,
            customers,
            has: {contacts, many_contacts, repeats, complaints, bill_shocks, network}
          }
        ];
      })
    );
  }
}

/** Which of the features a customer has before a reference day, in their order. */
function featuresOf(
  {records, events: {contacts, complaints}, panels: {customers}}: PanelPart,
  i: number,
  reference: {readonly day: number; readonly month: number},
  outages: ReadonlySet<string>
): boolean[] {
  const until = reference.day * dayLength;
  const since = until - ninetyDays * dayLength;
  let calls = 0;
  let repeats = 0;
  for (let c = contacts.starts[i]; c < contacts.starts[i + 1]; c++) {
    if (contacts.at[c] < since || contacts.at[c] >= until || contacts.bits[c] & contactBits.leaving) continue;
    calls++;
    if (contacts.bits[c] & contactBits.repeat) repeats++;
  }
  let complained = false;
  for (let c = complaints.starts[i]; c < complaints.starts[i + 1]; c++)
    if (complaints.at[c] >= since && complaints.at[c] < until && !complaints.leaving[c]) complained = true;
  const home = records.customers.home.names[records.customers.home.codes[i]];
  const months = [1, 2, 3].filter((back) => outages.has(`${home} ${reference.month - back}`)).length;
  return [calls > 0, calls > 2, repeats > 0, complained, hasShock(customers, i, reference.month), months > 1];
}

/** Whether a bill of the three months before was higher by 30 % and 20 yuan than the one before it. */
function hasShock({width, base, hasLine, revenueFen}: CustomerPanel, i: number, month: number): boolean {
  let before = NaN;
  for (let m = 1; m < Math.min(width, month - base); m++) {
    const at = i * width + m;
    if (!hasLine[at]) continue;
    const now = revenueFen[at];
    if (m + base >= month - 3 && now * 10 >= before * 13 && now >= before + 2000) return true;
    before = now;
  }
  return false;
}
