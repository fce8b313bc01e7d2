/** What a team does: shown where enough of its employees were at work. */
import type {PeopleAtWork} from "../measure/people-at-work.js";

/**
 * As how many customers a cell counts for the floor, by whoever took what it counts: fewer than so many employees tell of
 * single ones, and the cell counts as one customer, so that one comparison holds both floors.
 *
 * @param people different employees; 0 or null where none is on record, of whom nothing is asked then
 * @param teamFloor the fewest that must have been at work
 */
export function teamTold(customers: number, people: number | null, teamFloor: number): number {
  return people === null || people === 0 || people >= teamFloor ? customers : Math.min(customers, 1);
}

/** The same of one indicator's breakdowns, whose segments stand in groups. */
export class TeamOf {
  constructor(
    private readonly indicator: string,
    private readonly given: {
      readonly people: PeopleAtWork;
      readonly floor: number;
      /** Of groups of segments, all segments. */
      readonly segmentsOf: (groups: readonly string[]) => readonly string[];
    }
  ) {}

  /** Whether it is on record who took what the indicator counts. */
  get isKnown(): boolean {
    return this.given.people.inSegments(this.indicator, 0, []) !== null;
  }

  /** Of some units' groups of segments in a quarter, together. */
  inSegments(
    customers: number,
    period: number,
    cells: readonly {readonly unit: string; readonly segment: string}[]
  ): number {
    const {people, floor, segmentsOf} = this.given;
    const all = cells.flatMap(({unit, segment}) => segmentsOf([segment]).map((one) => ({unit, segment: one})));
    return teamTold(customers, people.inSegments(this.indicator, period, all), floor);
  }

  /** Of some groups of segments of the whole operator in a month, in some channels or, for null, in all of them. */
  inChannels(customers: number, month: number, groups: readonly string[], channels: readonly string[] | null): number {
    const {people, floor, segmentsOf} = this.given;
    return teamTold(customers, people.inChannels(this.indicator, month, segmentsOf(groups), channels), floor);
  }
}
