import {besideStayers, drawnStratum, type ComparedStratum} from "../../../loaders/evaluate/beside-stayers.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {sumOf} from "../../../src/model/statistics/sums.js";

/** Companies drawn for the coverage of a comparison of leavers with stayers who are looked at on thirteen days each. */
export interface LeaverSetting {
  readonly leavers: number;
  readonly stayers: number;
  /** Contacts in 90 days, on average; customers differ, exponentially. */
  readonly contacts: number;
  /**
   * A contact misses its target with a chance of the customer's own, of which 1 − chance has the density b·x^(b−1): the smaller
   * b, the more contacts miss. Of all the contacts of one customer none misses with the chance b / (b + contacts).
   */
  readonly missedByLeavers: number;
  readonly missedByStayers: number;
}

export interface Coverage {
  /**
   * Share of companies whose interval holds what is true: of the difference, were all leavers and stayers known; of the stayers'
   * share, were all of them known, weighted to the mix of the leavers at hand.
   */
  readonly difference: number;
  readonly stayers: number;
  /** Mean half-width of the difference, and mean error of its value: what is found less what is true. */
  readonly halfWidth: number;
  readonly bias: number;
}

const buckets = 40;
const days = Array.from({length: 13}, (_, i) => 28 * i);
const quarters = 4;
const classes = 4;
const floor = 10;

interface Row {
  readonly stratum: number;
  readonly green: number;
}

/** One customer's window of 90 days before a day, from the days of their contacts and whether each missed. */
function windowBefore(day: number, contacts: readonly {readonly at: number; readonly missed: boolean}[]): Row | null {
  const own = contacts.filter(({at}) => at < day && at >= day - 90);
  if (!own.length) return null;
  return {
    stratum: Math.min(quarters - 1, Math.floor(day / 91)) * classes + Math.min(classes, own.length) - 1,
    green: own.some(({missed}) => missed) ? 0 : 1
  };
}

/** Contacts from 90 days before the year to its end. */
function contactsOf(seed: number, group: number, customer: number, {contacts}: LeaverSetting, b: number) {
  const rate = (-contacts * Math.log(uniform(seed, group, customer, 1))) / 90;
  const missing = 1 - uniform(seed, group, customer, 2) ** (1 / b);
  const all = [];
  let at = -90;
  for (let i = 0; ; i++) {
    at -= Math.log(uniform(seed, group, customer, 3, i)) / rate;
    if (at >= 364) return all;
    all.push({at, missed: uniform(seed, group, customer, 4, i) < missing});
  }
}

/** What `besideStayers` says of one company. */
function drawnCompany(seed: number, setting: LeaverSetting) {
  const leavers = Array.from({length: quarters * classes}, () => ({n: 0, with: 0}));
  for (let i = 0; i < setting.leavers; i++) {
    const day = Math.floor(364 * uniform(seed, 1, i, 0));
    const row = windowBefore(day, contactsOf(seed, 1, i, setting, setting.missedByLeavers));
    if (!row) continue;
    leavers[row.stratum].n++;
    leavers[row.stratum].with += row.green;
  }
  const stayers = Array.from({length: quarters * classes}, () => new Map<number, [number, number]>());
  const customers = Array.from({length: quarters * classes}, () => 0);
  for (let i = 0; i < setting.stayers; i++) {
    const contacts = contactsOf(seed, 2, i, setting, setting.missedByStayers);
    const offset = Math.floor(28 * uniform(seed, 2, i, 0));
    let isFirst = true;
    for (const step of days) {
      const row = windowBefore(offset + step, contacts);
      if (!row || leavers[row.stratum].n === 0) continue;
      const [n, green] = stayers[row.stratum].get(i % buckets) ?? [0, 0];
      stayers[row.stratum].set(i % buckets, [n + 1, green + row.green]);
      if (isFirst) customers[row.stratum]++;
      isFirst = false;
    }
  }
  const strata = leavers.map((own, s): ComparedStratum => ({
    leavers: own,
    stayers: {
      ...drawnStratum(
        [...stayers[s]].map(([bucket, [n, green]]) => ({bucket, days: n, with: green, customers: 0})),
        buckets
      ),
      customers: customers[s]
    }
  }));
  const all = sumOf(leavers, ({n}) => n);
  const truth = truthOf(setting, setting.missedByStayers);
  return {
    found: besideStayers(strata, floor),
    stayersTruth: sumOf([...leavers.keys()], (s) => (leavers[s].n / all) * truth[s % classes].green)
  };
}

/** By how many contacts there were (up to 4 and more): how many of those with any have so many, and how many of these have missed none. */
function truthOf({contacts}: LeaverSetting, b: number): {readonly share: number; readonly green: number}[] {
  // Poisson counts whose mean is exponential are geometric.
  const more = contacts / (1 + contacts);
  const chance = (count: number) => (1 - more) * more ** (count - 1);
  return Array.from({length: classes}, (_, i) => {
    const counts = Array.from({length: i === classes - 1 ? 400 : 1}, (_, k) => i + 1 + k);
    const share = counts.reduce((sum, count) => sum + chance(count), 0);
    return {share, green: counts.reduce((sum, count) => sum + chance(count) * (b / (b + count)), 0) / share};
  });
}

/** Draws companies and counts how often the intervals hold the truth. */
export function coverageBesideStayers(setting: LeaverSetting, companies: number, firstSeed = 1): Coverage {
  const truth = [setting.missedByLeavers, setting.missedByStayers].map((b) =>
    truthOf(setting, b).reduce((sum, {share, green}) => sum + share * green, 0)
  );
  const difference = truth[0] - truth[1];
  let [held, stayersHeld, halfWidth, bias] = [0, 0, 0, 0];
  for (let seed = firstSeed; seed < firstSeed + companies; seed++) {
    const {found, stayersTruth} = drawnCompany(seed, setting);
    if (!found) throw new Error(`expected enough customers to compare; found too few with seed ${seed}`);
    if (found.difference.low <= difference && difference <= found.difference.high) held++;
    if (found.stayers.low <= stayersTruth && stayersTruth <= found.stayers.high) stayersHeld++;
    halfWidth += (found.difference.high - found.difference.low) / 2 / companies;
    bias += (found.difference.value - difference) / companies;
  }
  return {difference: held / companies, stayers: stayersHeld / companies, halfWidth, bias};
}
