import {closeWorlds, worldRows} from "../../model/published/calibration-plan.js";
import {trialRows} from "../../model/published/calibration-runs.js";
import {neither, runOf, verdictsOf, type Run, type VerdictCounts} from "../../model/published/calibration.js";
import type {Trust} from "../../model/published/trust.js";
import {wilsonInterval} from "../../model/statistics/intervals.js";
import {common} from "../../language/common.js";
import {trustWords, type TrustWords} from "./words.js";
import {maker, prose, type Child, type MakeElement, type Prose} from "../../elements/elements.js";
import {estimateStrip} from "../../charts/estimate-strip.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, percent, localized, type Language} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {rangeText} from "../../language/intervals.js";
import {correctionsSection} from "./corrections.js";
import {simpleTable} from "../../elements/simple-table.js";
import {runsSection} from "./runs.js";

/** The whole page: what the lab said of companies whose truth is known. */
export function trustView(
  {calibration, plan, version, behaviours, corrections}: Trust,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = trustWords[language];
  const heading = [h("h1", {}, words.headline), h("p", {class: "lede"}, words.lede)];
  const limits = limitsCard(h, words);
  const corrected = corrections.length ? correctionsSection(corrections, {document, language}) : null;
  if (!calibration)
    return h("div", {class: "trust-view"}, heading, h("p", {class: "empty"}, words.none), corrected, limits);

  const runs = trialRows(calibration, plan);
  const older = runs.filter(({run}) => run.version !== version);
  const earlier = older.length ? words.earlier(older.length === runs.length, version) : null;
  const isOlder = (part: {readonly run?: Run | undefined}) => runOf(calibration, part).version !== version;
  const marked = (text: string, part: {readonly run?: Run | undefined}) =>
    isOlder(part) ? words.earlierCode(text) : text;
  const parts: Parts = {calibration, plan, document, language, words, h, older: marked};
  return h(
    "div",
    {class: "trust-view"},
    heading,
    h("p", {class: "soft"}, words.when(calibration)),
    earlier ? h("p", {class: "soft"}, earlier) : null,
    alarmsCard(parts),
    h("div", {class: "grid two"}, powerCard(parts), detectionCard(parts)),
    worldsCard(parts),
    calibration.planted.length ? plantedCard(parts, calibration.planted, behaviours) : null,
    runsSection({calibration, plan, version}, {document, language}),
    corrected,
    limits,
    countsTable(parts)
  );
}

/** What all this doesn't show. */
function limitsCard(h: MakeElement, {limits, again}: TrustWords): HTMLElement {
  return h(
    "section",
    {class: "card", id: "limits"},
    h("h2", {}, limits.title),
    h(
      "ul",
      {class: "trust-limits"},
      limits.all.map((text) => h("li", {}, text))
    ),
    h("p", {class: "note"}, again)
  );
}

/** How often the lab called a difference where there is none; null where that wasn't tried. */
function alarmsCard(parts: Parts): HTMLElement | null {
  const {calibration, words, h, older} = parts;
  const {moments} = calibration;
  const levels = calibration.chain.filter(({world}) => world === "null");
  if (!moments && !levels.length) return null;
  return trustCard(h, {id: "alarms", title: words.null.title, question: words.null.question}, [
    moments &&
      statement(parts, words.null.moments(moments), {
        after: older(words.null.fine(moments.null), moments),
        counts: moments.null
      }),
    levels.map((level) =>
      statement(parts, words.null.chain(level), {
        after: older(words.null.fine(level.verdicts), level),
        counts: level.verdicts
      })
    )
  ]);
}

/** How often it found a difference of a known size; null where that wasn't tried. */
function powerCard({calibration: {moments, chain}, words, h, document}: Parts): HTMLElement | null {
  if (!moments || !moments.power.length) return null;
  return trustCard(h, {id: "power", title: words.power.title, question: words.power.question}, [
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
  ]);
}

/** How often gaming was found where it was, and where it wasn't; null where that wasn't tried. */
function detectionCard(parts: Parts): HTMLElement | null {
  const {calibration, words, h} = parts;
  const {detection} = calibration;
  if (!detection.length) return null;
  return trustCard(h, {id: "detection", title: words.detection.title, question: words.detection.question}, [
    detection.filter(({gaming}) => gaming > 0).map((level) => statement(parts, words.detection.found(level))),
    statement(parts, words.detection.wrongly(detection)),
    statement(parts, words.detection.quick(detection))
  ]);
}

/** A sentence with its fine print, and the alarms that it tells of as a strip. */
function statement(
  {document, language, h}: Parts,
  text: Prose,
  {after, counts}: {readonly after?: string; readonly counts?: VerdictCounts} = {}
): HTMLElement {
  return h(
    "div",
    {class: "trust-statement"},
    h("p", {}, prose(document, text)),
    after ? h("p", {class: "interval-text"}, after) : null,
    counts ? alarms(counts, document, language) : null
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
      percent(share, language, 1) +
        punctuation[language].bracketed(
          `${common[language].interval} ${rangeText({low, high}, (one) => percent(one, language, 1), language)}`
        )
    )
  );
}

/** What the parts of the page share. */
interface Parts {
  readonly calibration: NonNullable<Trust["calibration"]>;
  readonly plan: Trust["plan"];
  readonly document: Document;
  readonly language: Language;
  readonly words: TrustWords;
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
