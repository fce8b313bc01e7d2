import {closeWorlds, worldRows} from "../../model/published/calibration-plan.js";
import {neither, runOf, verdictsOf, type Run, type VerdictCounts} from "../../model/published/calibration.js";
import type {Trust} from "../../model/published/trust.js";
import {wilsonInterval} from "../../model/statistics/intervals.js";
import {common} from "../../language/common.js";
import {trustWords} from "./words.js";
import {maker, prose, type Child, type MakeElement, type Prose} from "../../elements/elements.js";
import {estimateStrip} from "../../charts/estimate-strip.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, percent, localized, type Language} from "../../language/format.js";
import {correctionsSection} from "./corrections.js";
import {simpleTable} from "./simple-table.js";

/** The whole page: what the lab said of companies whose truth is known. */
export function trustView(
  {calibration, plan, version, behaviours, corrections}: Trust,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = trustWords[language];
  const heading = [h("h1", {}, words.headline), h("p", {class: "lede"}, words.lede)];
  const limits = h(
    "section",
    {class: "card", id: "limits"},
    h("h2", {}, words.limits.title),
    h(
      "ul",
      {class: "trust-limits"},
      words.limits.all.map((text) => h("li", {}, text))
    ),
    h("p", {class: "note"}, words.again)
  );
  const corrected = corrections.length ? correctionsSection(corrections, {document, language}) : null;
  if (!calibration)
    return h("div", {class: "trust-view"}, heading, h("p", {class: "empty"}, words.none), corrected, limits);

  const {moments, chain, detection, planted} = calibration;
  const earlier = words.earlier(calibration, version);
  const isOlder = (part: {readonly run?: Run | undefined}) => runOf(calibration, part).version !== version;
  const older = (text: string, part: {readonly run?: Run | undefined}) =>
    isOlder(part) ? words.earlierCode(text) : text;
  const parts: Parts = {calibration, plan, document, language, words, h, older};
  const card = (id: string, title: string, question: string, ...content: readonly Child[]) =>
    trustCard(h, {id, title, question}, content);
  const statement = (text: Prose, after: string | null, counts: VerdictCounts | null) =>
    h(
      "div",
      {class: "trust-statement"},
      h("p", {}, prose(document, text)),
      after ? h("p", {class: "interval-text"}, after) : null,
      counts ? alarms(counts, document, language) : null
    );
  const chainNull = chain.filter(({world}) => world === "null");
  const gamed = detection.filter(({gaming}) => gaming > 0);
  return h(
    "div",
    {class: "trust-view"},
    heading,
    h("p", {class: "soft"}, words.when(calibration)),
    earlier ? h("p", {class: "soft"}, earlier) : null,
    moments || chainNull.length
      ? card(
          "alarms",
          words.null.title,
          words.null.question,
          moments
            ? statement(words.null.moments(moments), older(words.null.fine(moments.null), moments), moments.null)
            : null,
          chainNull.map((level) =>
            statement(words.null.chain(level), older(words.null.fine(level.verdicts), level), level.verdicts)
          )
        )
      : null,
    h(
      "div",
      {class: "grid two"},
      moments && moments.power.length
        ? card(
            "power",
            words.power.title,
            words.power.question,
            h(
              "ul",
              {class: "trust-power", "aria-label": words.power.chart},
              moments.power.map(({difference, verdicts}) => {
                const share = verdicts.better / verdictsOf(verdicts);
                return h(
                  "li",
                  {},
                  h("span", {}, prose(document, words.power.row(difference, verdicts))),
                  estimateStrip(
                    {value: share, ...wilsonInterval(share, verdictsOf(verdicts))},
                    {document, range: [0, 1], tone: "challenger"}
                  )
                );
              })
            ),
            h("p", {class: "note"}, words.power.note(chain.find(({world}) => world === "gamed") ?? null))
          )
        : null,
      detection.length
        ? card(
            "detection",
            words.detection.title,
            words.detection.question,
            gamed.map((level) => statement(words.detection.found(level), null, null)),
            statement(words.detection.wrongly(detection), null, null),
            statement(words.detection.quick(detection), null, null)
          )
        : null
    ),
    worldsCard(parts),
    planted.length ? plantedCard(parts, planted, behaviours) : null,
    corrected,
    limits,
    countsTable(parts)
  );
}

/** The share of false alarms with its interval, on a scale to 20 %, against the 5 % that are to be expected. */
function alarms(counts: VerdictCounts, document: Document, language: Language): HTMLElement {
  const h = maker(document);
  const n = verdictsOf(counts);
  const share = (n - neither(counts)) / n;
  const {low, high} = wilsonInterval(share, n);
  return h(
    "div",
    {class: "trust-alarms"},
    estimateStrip(
      {value: share, low, high},
      {document, range: [0, 0.2], tone: "challenger", reference: {value: 0.05, low: 0.049, high: 0.051}}
    ),
    h(
      "p",
      {class: "interval-text"},
      `${percent(share, language, 1)} (${common[language].interval} ${percent(low, language, 1)}–${percent(high, language, 1)})`
    )
  );
}

/** What the parts of the page share. */
interface Parts {
  readonly calibration: NonNullable<Trust["calibration"]>;
  readonly plan: Trust["plan"];
  readonly document: Document;
  readonly language: Language;
  readonly words: (typeof trustWords)[Language];
  readonly h: MakeElement;
  /** A text on a part of the runs, which says so where the code has changed since. */
  readonly older: (text: string, part: {readonly run?: Run | undefined}) => string;
}

function trustCard(
  h: MakeElement,
  {id, title, question}: {readonly id: string; readonly title: string; readonly question: string},
  content: readonly Child[]
): HTMLElement {
  return h("section", {class: "card", id}, h("h2", {}, title), h("p", {class: "question"}, question), content);
}

/** Each world with its truth, and what the lab said of it. */
function worldsCard({calibration, plan, document, words, h, older}: Parts): HTMLElement {
  const rows = worldRows(calibration.chain, plan);
  return trustCard(h, {id: "worlds", title: words.worlds.title, question: words.worlds.question}, [
    simpleTable(
      (["world", "truth", "right", "said", "gaming", "standing"] as const).map((head) => words.worlds.heads[head]),
      rows.map((row) => [
        row.level ? older(words.worlds.size(row), row.level) : words.worlds.size(row),
        words.worlds.truths[row.world]?.says ?? row.world,
        words.worlds.right(row),
        words.worlds.said(row),
        row.level ? words.worlds.gaming(row.level) : words.worlds.notRun,
        words.worlds.standing(row)
      ]),
      document
    ),
    h("p", {class: "note"}, words.worlds.note(plan, closeWorlds(plan))),
    rows.some(({level}) => level && runOf(calibration, level).plan === undefined)
      ? h("p", {class: "note"}, words.worlds.withoutPlan)
      : null
  ]);
}

/** Behaviours planted one by one, and how often each was found. */
function plantedCard(
  {document, language, words, h}: Parts,
  planted: Parts["calibration"]["planted"],
  behaviours: Trust["behaviours"]
): HTMLElement {
  const name = (id: string) => localized(behaviours.find((one) => one.id === id)?.name ?? {en: id, zh: id}, language);
  return trustCard(h, {id: "planted", title: words.detection.planted, question: words.detection.plantedNote(planted)}, [
    simpleTable(
      [
        words.detection.heads.behaviour,
        words.detection.heads.found,
        words.detection.heads.any,
        words.detection.heads.elsewhere
      ],
      planted.map((one) => [
        name(one.behaviour),
        words.detection.of(one.found, one.planted),
        words.detection.of(one.anyTrace, one.planted),
        count(one.foundElsewhere, language)
      ]),
      document
    )
  ]);
}

/** All counts behind the page. */
function countsTable({calibration: {moments, chain}, document, language, words, older}: Parts): HTMLElement {
  const counted = [
    ...(moments
      ? [
          {what: older(words.table.moments(null), moments), counts: moments.null},
          ...moments.power.map(({difference, verdicts}) => ({
            what: older(words.table.moments(difference), moments),
            counts: verdicts
          }))
        ]
      : []),
    ...chain.map((level) => ({what: older(words.table.chain(level), level), counts: level.verdicts}))
  ];
  return figuresTable(counted, {
    document,
    summary: words.table.summary,
    caption: words.table.caption,
    columns: [
      {name: words.table.what, text: ({what}) => what},
      {name: words.table.runs, number: true, text: ({counts}) => count(verdictsOf(counts), language)},
      ...(["better", "worse", "equal", "undecided"] as const).map((verdict) => ({
        name: words.table[verdict],
        number: true,
        text: ({counts}: (typeof counted)[number]) => count(counts[verdict], language)
      }))
    ]
  });
}
