import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {maker, svg} from "../../src/elements/elements.js";
import {serialize, escapeText} from "../../src/elements/escape.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

test("escapeText(“<script>”) is text", () => {
  expect(escapeText("<script>alert(1)</script>")).toBe("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("escapeText(“${…}”) doesn't run as code", () => {
  expect(escapeText("${alert(1)}")).toBe("&#36;{alert(1)}");
});

test("escapeText escapes quotes, ampersands and backticks", () => {
  expect(escapeText("\"a\" 'b' & `c`")).toBe("&quot;a&quot; &#39;b&#39; &amp; &#96;c&#96;");
});

test("escapeText folds line breaks of every kind", () => {
  expect(escapeText("a\r\n\n\u2028b\u0085c")).toBe("a b c");
});

test("serialize escapes text and attributes, and keeps one line", () => {
  const made = maker(document)("div", {title: 'a"b<c>&${x}\n\ny', hidden: null}, "<b>\n\n${1}");
  expect(serialize(made)).toBe('<div title="a&quot;b&lt;c&gt;&amp;&#36;{x} y">&lt;b&gt; &#36;{1}</div>');
});

test("serialize closes SVG elements and leaves void elements open", () => {
  const made = maker(document)("p", {}, svg(document, "path", {d: "M0,0"}), maker(document)("br"));
  expect(serialize(made)).toBe('<p><path d="M0,0"></path><br></p>');
});

test("serialize, read again, gives the same text back", () => {
  const text = `&amp; &lt; "quoted" 'single' <i> \${x} &#36;`;
  const {document: again} = parseHTML(
    `<html><body>${serialize(maker(document)("p", {title: text}, text))}</body></html>`
  );
  expect(again.querySelector("p")?.textContent).toBe(text);
  expect(again.querySelector("p")?.getAttribute("title")).toBe(text);
});
