import {missingOf, reviewOf, type Outcome, type Reviewed} from "../../model/report/review.js";
import {isExact, sides, type Side} from "../../model/report/report.js";
import {percent, localized} from "../../language/format.js";
import {indicatorLink} from "../../language/pages.js";
import {basisText, intervalText, toldOf, valueText, type ReportContext} from "./context.js";

const outcomes: readonly Outcome[] = ["continue", "break_through", "open"];

/** Step 2: the year from four sides, each ending in what to continue and what to break through. */
export function reviewPart(context: ReportContext): Node[] {
  const {h, words} = context;
  const isAnything = reviewOf(context.data, context.unit).length > 0;
  return [
    ...sides.map((side) => sidePart(side, context)),
    ...(isAnything ? [h("p", {class: "note"}, words.review.caution)] : [])
  ];
}

function sidePart(side: Side, context: ReportContext): HTMLElement {
  const {data, unit, unitName, h, words, language} = context;
  const {title, question} = words.review.sides[side];
  const reviewed = reviewOf(data, unit).filter(({measure}) => measure.side === side);
  const missing = missingOf(data, side, unit);
  const lacking = missing.filter(({lacks}) => lacks.length > 0);
  const small = missing.filter(({lacks}) => lacks.length === 0);
  return h(
    "section",
    {class: "review-side"},
    h("h3", {}, title),
    h("p", {class: "question"}, question),
    reviewed.length > 0 &&
      context.figure(words.review.figureTitle(title), words.review.source[side], figuresOf(reviewed, context)),
    small.length > 0 &&
      h(
        "p",
        {class: "note"},
        words.review.missing(small.map(({name}) => localized(name, language)).join(words.separator), unitName)
      ),
    lacking.map(({name, lacks}) =>
      h("p", {class: "note"}, words.review.lacks(localized(name, language), lacks.join(words.separator)))
    ),
    // Where nothing was reviewed, none of the three says anything.
    reviewed.length > 0 &&
      h(
        "div",
        {class: "outcomes"},
        outcomes.map((outcome) => {
          const own = reviewed.filter((one) => one.outcome === outcome);
          return h(
            "div",
            {class: `outcome outcome-${outcome}`},
            h("h4", {}, words.review.outcomes[outcome]),
            own.length === 0
              ? h("p", {class: "soft"}, words.review.nothing[outcome])
              : h(
                  "ul",
                  {},
                  own.map((one) => h("li", {}, words.review.tell(toldOf(one, language), one.change, one.against)))
                )
          );
        })
      )
  );
}

function figuresOf(reviewed: readonly Reviewed[], context: ReportContext): HTMLElement {
  const {h, words, language} = context;
  const {heads, changes, againsts} = words.review;
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": heads.measure},
    h(
      "table",
      {class: "review"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [heads.measure, heads.now, heads.before, heads.change, heads.target].map((text) =>
            h("th", {scope: "col"}, text)
          )
        )
      ),
      h(
        "tbody",
        {},
        reviewed.map((one) => {
          const {measure, figure, change, against, outcome} = one;
          const text = (value: number) => valueText(value, measure, language);
          return h(
            "tr",
            {},
            h(
              "th",
              {scope: "row"},
              measure.isIndicator
                ? h("a", indicatorLink(measure.id), localized(measure.name, language))
                : h("span", {title: localized(measure.says, language)}, localized(measure.name, language)),
              !measure.isIndicator && h("span", {class: "says"}, localized(measure.says, language))
            ),
            h(
              "td",
              {},
              h("b", {}, text(figure.now.value)),
              h(
                "span",
                {class: "interval-text"},
                isExact(figure.now)
                  ? basisText(one, context)
                  : `${intervalText(figure.now, measure, language)}, ${basisText(one, context)}`
              ),
              figure.parts &&
                h(
                  "span",
                  {class: "interval-text"},
                  words.review.compare(
                    percent(figure.parts.partner.value, language, 1),
                    percent(figure.parts.own.value, language, 1)
                  )
                )
            ),
            h("td", {}, figure.before ? text(figure.before.value) : "–"),
            h("td", {class: `change change-${change}`}, changes[change]),
            h(
              "td",
              {class: `against-${outcome}`},
              measure.target === null
                ? "–"
                : h("span", {}, text(measure.target), h("span", {class: "interval-text"}, againsts[against]))
            )
          );
        })
      )
    )
  );
}
