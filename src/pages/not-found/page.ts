/** What shows where nothing stands at an address, in both languages: nobody knows which one was meant. */
import {maker} from "../../elements/elements.js";
import {serialize} from "../../elements/escape.js";
import {languageTag} from "../../language/format.js";
import {pageAddress, pageNames, pageTitle} from "../../language/pages.js";

const words = {
  en: {
    title: "There is no page at this address.",
    lede: "The link may be old, or the address mistyped. These pages are there:"
  },
  zh: {title: "此地址没有页面。", lede: "链接可能已失效，或地址有误。可从以下页面进入："}
};

/** The page as Markdown with HTML. No script is needed. */
export function notFoundPage(document: Document): string {
  const h = maker(document);
  const parts = (["en", "zh"] as const).map((language) =>
    h(
      "section",
      {class: "card", lang: languageTag(language)},
      h(language === "en" ? "h1" : "h2", {}, words[language].title),
      h("p", {class: "lede"}, words[language].lede),
      h(
        "ul",
        {class: "not-found-pages"},
        pageNames.map((page) => h("li", {}, h("a", {href: pageAddress(page, language)}, pageTitle(page, language))))
      )
    )
  );
  return [
    "---\ntitle: 404\n---\n",
    `<div class="not-found" id="page">${serialize(h("div", {}, ...parts))}</div>`,
    ""
  ].join("\n");
}
