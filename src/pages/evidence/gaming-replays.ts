import type {Gaming, ReplayedBehaviour} from "../../model/published/gaming.js";
import {gamingWords, type GamingWords} from "./words-gaming.js";
import {maker, prose, type Child} from "../../elements/elements.js";
import {foldedOnPhone} from "../../elements/fold.js";
import {doseCurve} from "../../charts/dose-curve.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, monthRange, percent, localized, signed, type Language} from "../../language/format.js";
import {intervalText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";

interface Options {
  readonly document: Document;
  readonly language: Language;
}

type Replays = NonNullable<Gaming["replays"]>;
type SystemNames = ReturnType<typeof systemNames>;

/** Dose curves of all behaviours, with what customers make of them and the break-even. */
export function gamingReplays({site, replays}: Gaming, options: Options): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = gamingWords[language];
  const section = (...content: readonly Child[]) =>
    h("section", {class: "card", id: "gaming"}, h("h2", {}, words.title), content);
  if (!replays) return section(h("p", {class: "empty"}, words.none));
  const systems = systemNames(site, language);
  const most = topOf(replays.behaviours);
  const left = notReplayed(replays, options);
  if (replays.behaviours.length === 0) return section(h("p", {class: "empty"}, words.nothingToReplay), left);
  return section(
    h(
      "p",
      {class: "question"},
      words.question(
        replays.units.map(({name}) => localized(name, language)),
        monthRange(replays.from, replays.to, language),
        replays.customers
      )
    ),
    foldedOnPhone(
      options,
      h(
        "p",
        {class: "soft gaming-how"},
        `${words.how} ${replays.relived === null ? words.howAssumed : words.howComputed(replays.relived)}`
      ),
      h(
        "p",
        {class: "gaming-key"},
        h("span", {class: "tone-legacy"}, systems.legacy),
        h("span", {class: "tone-challenger"}, systems.challenger),
        h("span", {class: "soft"}, `${words.axis.gain} · ${words.axis.dose}`)
      ),
      h(
        "ul",
        {class: "gaming-grid"},
        [...replays.behaviours]
          .sort((a, b) => gainOf(b) - gainOf(a))
          .map((behaviour) => behaviourCard(behaviour, {...options, systems, most}))
      ),
      left,
      replaysTable(replays, site, options)
    )
  );
}

/** Behaviours that nothing is said of, by what the data lack. */
function notReplayed({notReplayed: behaviours}: Replays, {document, language}: Options): HTMLElement[] {
  const h = maker(document);
  const {listComma} = punctuation[language];
  const byLack = new Map<string, string[]>();
  for (const {name, lacks} of behaviours) {
    const lack = lacks.join(listComma);
    byLack.set(lack, [...(byLack.get(lack) ?? []), localized(name, language)]);
  }
  return [...byLack].map(([lack, names]) =>
    h("p", {class: "soft"}, gamingWords[language].notReplayed(names.join(listComma), lack))
  );
}

function systemNames(site: Gaming["site"], language: Language) {
  return {
    legacy: localized(site.systems.legacy.name, language),
    challenger: localized(site.systems.challenger.name, language)
  };
}

/** One behaviour: what it gains by dose, what customers make of it, and where it stops paying. */
function behaviourCard(
  behaviour: ReplayedBehaviour,
  {document, language, systems, most}: Options & {readonly systems: SystemNames; readonly most: number}
): HTMLElement {
  const h = maker(document);
  const words = gamingWords[language];
  const isShown = behaviour.points.some(({dose, legacy, challenger}) => dose > 0 && (legacy ?? challenger) !== null);
  return h(
    "li",
    {class: "gaming-card"},
    h("h3", {}, localized(behaviour.name, language)),
    h("p", {class: "gaming-says"}, localized(behaviour.says, language)),
    isShown
      ? doseCurve(behaviour.points, {
          document,
          language,
          most,
          systems,
          label: words.chart(localized(behaviour.name, language), systems.legacy, systems.challenger),
          say: words.points
        })
      : h("p", {class: "empty"}, words.tooFew),
    h("p", {class: "dose-of"}, words.of(localized(behaviour.of, language))),
    lossOf(behaviour, words, document),
    h("p", {class: "gaming-even"}, breakEvenText(behaviour, words, systems))
  );
}

/** Every behaviour at every dose. */
function replaysTable({behaviours}: Replays, site: Gaming["site"], {document, language}: Options): HTMLElement {
  const words = gamingWords[language];
  const systems = systemNames(site, language);
  const names = new Map(site.indicators.map(({id, name}) => [id, localized(name, language)]));
  const rows = behaviours.flatMap((behaviour) =>
    behaviour.points.filter(({dose}) => dose > 0).map((point) => ({behaviour, point}))
  );
  return figuresTable(rows, {
    document,
    summary: words.table.summary,
    caption: words.table.caption,
    columns: [
      {name: words.table.behaviour, text: ({behaviour}) => localized(behaviour.name, language)},
      {name: words.table.dose, number: true, text: ({point}) => percent(point.dose, language)},
      ...(["legacy", "challenger"] as const).map((system) => ({
        name: words.table.gain(systems[system]),
        number: true,
        text: ({point}: (typeof rows)[number]) => {
          const change = point[system];
          return change ? words.points(change) : "–";
        }
      })),
      {name: words.table.lost, number: true, text: ({behaviour, point}) => lostText(behaviour, point.dose, language)},
      {
        name: words.table.breakEven,
        number: true,
        text: ({behaviour, point}) => {
          const even = behaviour.breakEven.find(({dose}) => dose === point.dose);
          return even ? decimal(even.customers, language, 1) : "–";
        }
      },
      {
        name: words.table.moved,
        text: ({behaviour}) =>
          behaviour.moved.map(({indicator}) => names.get(indicator) ?? indicator).join(punctuation[language].listComma)
      }
    ]
  });
}

/** Points at the top of all scales: round, and above all shown intervals' middles. */
function topOf(behaviours: readonly ReplayedBehaviour[]): number {
  const most = Math.max(
    1,
    ...behaviours.flatMap(({points}) =>
      points.flatMap(({legacy, challenger}) => [legacy?.value ?? 0, challenger?.value ?? 0])
    )
  );
  return Math.ceil((most * 1.1) / 5) * 5;
}

function gainOf({points}: ReplayedBehaviour): number {
  return Math.max(...points.map(({legacy, challenger}) => Math.max(legacy?.value ?? 0, challenger?.value ?? 0)));
}

function lossOf({loss}: ReplayedBehaviour, words: GamingWords, document: Document): HTMLElement {
  const h = maker(document);
  if (loss.kind === "assumed") {
    const last = loss.points.at(-1);
    return h(
      "p",
      {class: "gaming-loss"},
      last ? prose(document, words.assumed(last.customers, loss.lostPer1000)) : words.tooFew
    );
  }
  const last = loss.points.at(-1);
  if (!last) return h("p", {class: "gaming-loss"}, words.tooFew);
  const isSure = last.customers.low > 0 || last.customers.high < 0;
  return h(
    "div",
    {class: "gaming-loss"},
    h(
      "p",
      {},
      isSure || Math.round(last.customers.value) === 0
        ? prose(document, words.lost(last.customers))
        : [...prose(document, words.lost(last.customers)), " ", words.noLoss]
    ),
    h(
      "p",
      {class: "interval-text"},
      [words.complaints(last.complaints), words.contacts(last.contacts), words.revenue(last.revenue)].join(" · ")
    )
  );
}

function lostText({loss}: ReplayedBehaviour, dose: number, language: Language): string {
  if (loss.kind === "assumed") {
    const found = loss.points.find((point) => point.dose === dose);
    return found ? count(found.customers, language) : "–";
  }
  const found = loss.points.find((point) => point.dose === dose);
  return found ? intervalText(found.customers, (customers) => signed(customers, language), language) : "–";
}

function breakEvenText(
  {breakEven}: ReplayedBehaviour,
  words: GamingWords,
  systems: {readonly legacy: string; readonly challenger: string}
): string {
  const last = breakEven.at(-1);
  return last ? words.breakEven(last.bonus, last.customers, systems[last.system], last.dose) : words.noBreakEven;
}
