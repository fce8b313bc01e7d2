/**
 * Draws of everything about a plan that isn't known for sure, one array a draw: the numbers in the order of `inputs.all`,
 * then the course of each rate by month, as what multiplies last year's.
 */
import {normalQuantile} from "../statistics/normal.js";
import {fillNormal} from "../statistics/random.js";
import {Sobol} from "../statistics/sobol.js";
import {drawPath} from "../statistics/wandering-level.js";
import {courseNames, type CourseName} from "./courses.js";
import {courseInputs, quantileOf, type PlanInput, type PlanInputs} from "./inputs.js";
import {horizon} from "./terms.js";

/** Where a course begins in a draw. */
export function pathPlace({all}: Pick<PlanInputs, "all">, course: CourseName): number {
  return all.length + courseNames.indexOf(course) * horizon;
}

/** Whether the history gives the whole course; a number put in its place gives a level, or a growth, alone. */
function isObserved(inputs: PlanInputs, course: CourseName): boolean {
  return inputOf(inputs, course).basis !== "assumed";
}

function inputOf({all, position}: PlanInputs, course: CourseName): PlanInput {
  return all[position.get(courseInputs[course]) ?? -1];
}

/** A course with every month at the same share of its level's distribution, or at the value that was put in its place. */
function fillPath(inputs: PlanInputs, course: CourseName, share: number, value: number, draw: Float64Array): void {
  const {level, season, drift} = inputs.fitted.courses.by[course];
  const from = pathPlace(inputs, course);
  const z = share === 0.5 ? 0 : normalQuantile(share);
  const isSeen = isObserved(inputs, course);
  for (let t = 0; t < horizon; t++) {
    const around = isSeen
      ? level.mean[t] + z * level.deviation[t]
      : ownLevel(course, value, t, level.mean[0] - drift.mean / 12);
    draw[from + t] = Math.exp(around + season[t]);
  }
}

/** The logarithm of a level that was put in place of the history's; growth goes on from where the level stands. */
function ownLevel(course: CourseName, value: number, t: number, now: number): number {
  const years = (t + 1) / 12;
  if (course === "revenue") return now + value * years;
  if (course === "labour") return now + Math.log1p(Math.max(-0.9, value)) * years;
  return Math.log(Math.max(0.01, value));
}

/** The likeliest values, as a draw. */
export function centralDraw(inputs: PlanInputs): Float64Array {
  const draw = new Float64Array(inputs.all.length + courseNames.length * horizon);
  inputs.all.forEach(({value}, i) => {
    draw[i] = value;
  });
  for (const course of courseNames) fillPath(inputs, course, 0.5, inputOf(inputs, course).value, draw);
  return draw;
}

/** The likeliest values, but for one input at a share of its distribution; a course is then there in every month. */
export function drawAt(inputs: PlanInputs, position: number, share: number): Float64Array {
  const draw = centralDraw(inputs);
  const input = inputs.all[position];
  draw[position] = quantileOf(input, share);
  if (input.course) fillPath(inputs, input.course, share, draw[position], draw);
  return draw;
}

/**
 * Draws for several plans at once. Numbers come from a scrambled Sobol sequence; months of courses are too many for one
 * and come from counted randomness. A plan with own numbers reads the same point through its own distribution.
 */
export class PlanDraws {
  /** The last draw of each plan; filled anew by the next. */
  readonly draws: readonly Float64Array[];
  private readonly sobol: Sobol;
  private readonly point: Float64Array;
  private readonly independent = new Float64Array(courseNames.length * horizon);
  private readonly normals = courseNames.map(() => new Float64Array(horizon));
  private readonly path = new Float64Array(horizon);
  private count = 0;

  constructor(
    private readonly plans: readonly PlanInputs[],
    private readonly seed: number
  ) {
    const coordinates = Math.max(0, ...plans.map((one) => one.coordinates));
    this.sobol = new Sobol(coordinates, seed);
    this.point = new Float64Array(coordinates);
    this.draws = plans.map(centralDraw);
  }

  /** Fills the draws of all plans. */
  next(): void {
    this.sobol.next(this.point);
    fillNormal(this.independent, this.seed, this.count, 11);
    this.plans.forEach((inputs, a) => {
      const draw = this.draws[a];
      inputs.all.forEach((input, d) => {
        const isCourse = input.course !== null && input.basis !== "assumed";
        draw[d] = isCourse ? input.value : quantileOf(input, this.point[inputs.coordinate[d]]);
      });
      this.drawCourses(inputs, draw);
    });
    this.count++;
  }

  /** Rates that were off together in the history are off together in a draw, month by month. */
  private drawCourses(inputs: PlanInputs, draw: Float64Array): void {
    const {by, factor} = inputs.fitted.courses;
    const {independent, normals, path} = this;
    for (let c = 0; c < courseNames.length; c++) {
      const own = normals[c];
      own.fill(0);
      for (let k = 0; k <= c; k++) {
        const weight = factor[c][k];
        if (weight === 0) continue;
        for (let t = 0; t < horizon; t++) own[t] += weight * independent[k * horizon + t];
      }
      const course = courseNames[c];
      const from = pathPlace(inputs, course);
      if (isObserved(inputs, course)) {
        drawPath(by[course], own, [this.seed, this.count, c], path);
        for (let t = 0; t < horizon; t++) draw[from + t] = Math.exp(path[t]);
      } else {
        // Who sets a level says nothing of single months: those stay as uneven as they were.
        fillPath(inputs, course, 0.5, draw[inputs.position.get(courseInputs[course]) ?? -1], draw);
        for (let t = 0; t < horizon; t++) draw[from + t] *= Math.exp(by[course].noise * own[t]);
      }
    }
  }
}
