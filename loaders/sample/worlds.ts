/** The worlds as data: which arrows of the model are cut (0), weakened (between 0 and 1) or strengthened. */

export const worldNames = ["gamed", "honest", "null", "equal", "reversed", "nps_gamed"] as const;
export type World = (typeof worldNames)[number];

/** Every arrow of the model: what moves what. A strength of 1 is the arrow as the parameters give it. */
export const arrowNames = [
  "pressureToGaming",
  "gamingToShortHandling",
  "gamingToUnsolved",
  "gamingToNotedResolved",
  "gamingToSelectiveAsking",
  "gamingToFewerOffers",
  "gamingToUnconsented",
  "shortHandlingToConnectRate",
  "skillToSolved",
  "unsolvedToRepeat",
  "unsolvedToSatisfaction",
  "unansweredToSatisfaction",
  "unconsentedToSatisfaction",
  "overageToSatisfaction",
  "outageToIssues",
  "networkToSatisfaction",
  "satisfactionToScore",
  "satisfactionToResponse",
  "satisfactionToAcceptance",
  "satisfactionToLeaving",
  "contractToLeaving",
  "priceWarToLeaving",
  "priceToLeaving",
  "unansweredToLeaving",
  "qualityToCapacity",
  "npsPressureToSelectiveAsking"
] as const;
export type Arrow = (typeof arrowNames)[number];
export type Arrows = Readonly<Record<Arrow, number>>;

/** Arrows that only some worlds have. */
const absentByDefault = {unansweredToLeaving: 0, qualityToCapacity: 0, npsPressureToSelectiveAsking: 0};

const changes: Readonly<Record<World, Partial<Arrows>>> = {
  gamed: {},
  honest: {pressureToGaming: 0},
  null: {satisfactionToLeaving: 0, contractToLeaving: 0, priceWarToLeaving: 0, priceToLeaving: 0},
  equal: {pressureToGaming: 0, qualityToCapacity: 1},
  reversed: {
    pressureToGaming: 0,
    satisfactionToScore: 0.1,
    satisfactionToAcceptance: 0,
    satisfactionToResponse: 0,
    satisfactionToLeaving: 0.25,
    unansweredToLeaving: 1
  },
  nps_gamed: {pressureToGaming: 0, npsPressureToSelectiveAsking: 1}
};

/** The strength of every arrow in a world. */
export function arrowsOf(world: World): Arrows {
  const all = Object.fromEntries(arrowNames.map((name) => [name, 1])) as Record<Arrow, number>;
  return {...all, ...absentByDefault, ...changes[world]};
}
