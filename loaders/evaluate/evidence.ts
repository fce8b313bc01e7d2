/** The evidence: which system foretells who stays, how sure that is, and what it makes of the brief's verdict. */
import {answerOf, paidShare} from "../../src/model/scoring/pair-verdict.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import type {BriefVerdict, Evidence, IndicatorCard, UnneededUpsell} from "../../src/model/published/evidence.js";
import {shareOf} from "../../src/model/statistics/standardised.js";
import {measureAnswers} from "../measure/answers-followed.js";
import {measureUnneededUpsell} from "../measure/unneeded-upsell.js";
import {monthName} from "../intake/periods.js";
import {answerConcordances} from "./evidence-answers.js";
import {alignmentOf, levelsOf} from "./evidence-cards.js";
import {contestData, contestRows, rounded, type ContestData} from "./evidence-contest.js";
import {evidenceOnce, type EvidenceContext} from "./evidence-context.js";
import {independenceOf} from "./evidence-independence.js";
import {rankEvidence} from "./evidence-ranks.js";
import {stakeOf} from "./evidence-stake.js";
import {once} from "../privacy/once-per-run.js";
import type {PublicationContext} from "../privacy/publication.js";
import {playedBy} from "../privacy/measured.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the evidence sum. */
export const evidenceDeclared: Provenance = {
  ...siteFactsDeclared,
  verdict: {of: "shown", over: "statistics over all units that are compared, in which none is told apart"},
  kinds: {of: "shown", over: "statistics over all units that are compared, in which none is told apart"},
  cards: {of: "shown", over: "statistics over all units that are compared, in which none is told apart"},
  independent: {of: "shown", over: "statistics over all units that are compared, in which none is told apart"},
  ranks: {of: "shown", over: "statistics over all units that are compared, in which none is told apart"}
};

/** Months that customers are followed after an answer, at most. */
const answerMonths = 12;

/** Looks for traces of gaming what either system appraises. */
export type TraceSearch = (publication: PublicationContext) => Promise<BriefVerdict["traced"]>;

/** The evidence of a run; `search` says which units show traces of gaming, which the verdict heeds. */
export async function evidenceOf(publication: PublicationContext, search: TraceSearch): Promise<Evidence> {
  const {site, progress} = publication;
  const none: Evidence = {
    site,
    verdict: null,
    kinds: [],
    cards: [],
    independent: {legacy: null, challenger: null},
    ranks: null
  };
  progress("evidence: scores and outcomes by halves");
  const context = await evidenceOnce(publication);
  if (!context) return none;
  const data = contestData(context);
  progress("evidence: contest");
  const verdict = await verdictOf(context, data, search);
  progress("evidence: cards");
  const appraised = {
    legacy: data.legacy.items.map(({indicator}) => indicator),
    challenger: data.challenger.items.map(({indicator}) => indicator)
  };
  const independence = independenceOf(data, context.units.length, context.clusters);
  const cards = context.cards
    .map(({id}): IndicatorCard => ({
      indicator: id,
      role: appraised.legacy.includes(id)
        ? appraised.challenger.includes(id)
          ? "both"
          : "legacy"
        : appraised.challenger.includes(id)
          ? "challenger"
          : "observed",
      levels: levelsOf(context, id),
      ...independence.of(id),
      ...alignmentOf(context, data, id)
    }))
    .filter(({levels}) => levels.length > 0);
  progress("evidence: ranks in other worlds");
  const primary = verdict?.contest.rows[0];
  const kinds = [...new Set(cards.flatMap(({levels}) => levels.map(({kind}) => kind)))];
  const ranks = primary ? rankEvidence(context, data, primary) : null;
  return {
    site,
    verdict: verdict && {...verdict, stands: ranks && {share: ranks.stands, worlds: ranks.worlds}},
    kinds: publication.site.unitsByKind.filter(({kind}) => kinds.includes(kind)).map(({kind, name}) => ({kind, name})),
    cards,
    independent: independence.systems,
    ranks
  };
}

async function verdictOf(
  context: EvidenceContext,
  data: ContestData,
  search: TraceSearch
): Promise<Omit<BriefVerdict, "stands"> | null> {
  const {publication} = context;
  const {settings, calendar, intake, database, site, units} = publication;
  const found = contestRows(context, data);
  if (!found) return null;
  const {
    contest: {gap_months: gap, margin},
    privacy_floor: floor
  } = settings;
  const answers =
    intake.has("surveys") && intake.has("contacts")
      ? answerConcordances(
          await measureAnswers(database, calendar.lastMonth, gap, answerMonths),
          (part) => playedBy(publication.measured, part),
          floor
        )
      : [];
  const paidBy = ({inForce}: SystemFacts) =>
    paidShare(inForce, {firstMonth: monthName(calendar.firstMonth), lastMonth: monthName(calendar.lastMonth)});
  const paid = {legacy: paidBy(context.systems.legacy), challenger: paidBy(context.systems.challenger)};
  const upsell = ["offers", "bills", "subscriptions"].every((table) => intake.has(table))
    ? await unneededUpsell(publication)
    : null;
  const traced = await search(publication);
  const {leadUnderPay, ...answer} = answerOf({rows: found.rows, margin, paid, traced});
  return {
    ...answer,
    contest: {
      unitKind: context.nameOfKind(context.kind),
      clusterKind: context.nameOfKind(context.clusterKind),
      units: found.units,
      clusters: found.clusters,
      method: found.method,
      window: data.window,
      gap,
      margin,
      rows: found.rows,
      answers,
      answerMonths,
      paid,
      leadUnderPay
    },
    stake: units.all.length > 1 ? stakeOf(context, data, site.customers, await yearlyYuan(publication)) : null,
    unneededUpsell: upsell,
    traced
  };
}

/** Twelve times the last month's revenue in yuan; null without bills. */
export const yearlyYuan = once(async ({database, calendar, intake}): Promise<number | null> => {
  if (!intake.has("bills")) return null;
  const [revenue] = await database.rows(
    `SELECT SUM(revenue_fen) AS fen FROM bills WHERE month = DATE '${monthName(calendar.lastMonth)}-01'`
  );
  return revenue && revenue.fen !== null ? (12 * Number(String(revenue.fen))) / 100 : null;
});

/** Null where a group under the floor could be told from it. */
async function unneededUpsell({
  database,
  calendar,
  settings: {privacy_floor: floor}
}: PublicationContext): Promise<UnneededUpsell | null> {
  const counts = await measureUnneededUpsell(database, calendar);
  if (counts.neededLess < floor || counts.urged - counts.neededLess < floor) return null;
  const share = (part: number, whole: number) => {
    const {value, low, high} = shareOf({n: whole, with: part});
    return {value: rounded(value), low: rounded(low), high: rounded(high)};
  };
  const groups = [
    [counts.leftNeededLess, counts.followedNeededLess],
    [counts.leftOthers, counts.followedOthers]
  ];
  const isEnough = groups.every(([left, all]) => left >= floor && all - left >= floor);
  return {
    urged: counts.urged,
    neededLess: counts.neededLess,
    share: share(counts.neededLess, counts.urged),
    left: isEnough
      ? {
          neededLess: share(counts.leftNeededLess, counts.followedNeededLess),
          others: share(counts.leftOthers, counts.followedOthers)
        }
      : null
  };
}
