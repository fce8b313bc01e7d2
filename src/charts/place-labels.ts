export interface LabelPoint {
  /** Position within the plot, 0–1 from the left and from the top. */
  readonly x: number;
  readonly y: number;
  /** Empty for a point that only has to stay visible. */
  readonly label: string;
  /** Written whatever it covers. */
  readonly must?: boolean;
}

export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly align: "left" | "center" | "right";
}

/** Pixels squared that a label may cover of others. */
const bearable = 40;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const places: readonly LabelPlace[] = [
  {dx: 0, dy: -11, align: "center"},
  {dx: 0, dy: 13, align: "center"},
  {dx: 9, dy: 1, align: "left"},
  {dx: -9, dy: 1, align: "right"},
  {dx: 8, dy: -11, align: "left"},
  {dx: -8, dy: -11, align: "right"},
  {dx: 8, dy: 13, align: "left"},
  {dx: -8, dy: 13, align: "right"}
];

/**
 * Where to write each label so that names lie neither on one another nor on points, as far as there
 * is room: for each in turn, the first of eight places that covers nothing, else the one that covers
 * least. A label that would cover more than a little isn't written, unless it must be.
 *
 * @returns null for a point without a label, or without room for it
 */
export function placeLabels(points: readonly LabelPoint[], width: number, height: number): (LabelPlace | null)[] {
  const dots = points.map(({x, y}) => boxAround(x * width, y * height, 5));
  const taken: Box[] = [];
  return points.map(({x, y, label, must}, i) => {
    if (label === "") return null;
    const scored = places.map((place) => {
      const box = labelBox(x * width, y * height, label, place);
      const outside = overhang(box, width, height);
      const covered = [...taken, ...dots.filter((_, other) => other !== i)].reduce(
        (sum, one) => sum + overlap(box, one),
        0
      );
      return {place, box, cost: covered + outside * 20};
    });
    const best = scored.find(({cost}) => cost === 0) ?? scored.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (best.cost > bearable && !must) return null;
    taken.push(best.box);
    return best.place;
  });
}

function boxAround(x: number, y: number, reach: number): Box {
  return {left: x - reach, right: x + reach, top: y - reach, bottom: y + reach};
}

function labelBox(x: number, y: number, label: string, {dx, dy, align}: LabelPlace): Box {
  const width = [...label].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 12.5 : 6.8), 0);
  const left = x + dx - (align === "left" ? 0 : align === "right" ? width : width / 2);
  return {left, right: left + width, top: y + dy - 8, bottom: y + dy + 7};
}

function overhang({left, right, top, bottom}: Box, width: number, height: number): number {
  return Math.max(0, -left) + Math.max(0, right - width) + Math.max(0, -top) + Math.max(0, bottom - height);
}

function overlap(a: Box, b: Box): number {
  return (
    Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
    Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
  );
}
