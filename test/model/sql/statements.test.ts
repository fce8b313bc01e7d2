import {expect, it} from "vitest";
import {queryFromSearch, searchWithQuery} from "../../../src/model/sql/address.js";
import {faultOf, statementsOf} from "../../../src/model/sql/statements.js";

it("a text falls into its statements, whatever strings, names and comments hold", () => {
  const text = `SELECT ';' AS a; -- not; here\n/* nor; here */ SELECT "x;y" FROM t;\n;  SELECT $$ ; $$, 'it''s; fine'\n-- the end;`;
  expect(statementsOf(text).map(({text: one, line}) => [one.trim(), line])).toEqual([
    ["SELECT ';' AS a", 1],
    ['-- not; here\n/* nor; here */ SELECT "x;y" FROM t', 1],
    ["SELECT $$ ; $$, 'it''s; fine'\n-- the end;", 3]
  ]);
  expect(statementsOf(" ;\n-- nothing\n; /* nothing */ ")).toEqual([]);
});

it("a fault names line and column in the whole text", () => {
  const [, second] = statementsOf("SELECT 1;\nSELECT\n a,\n foo(b) FROM t");
  const said =
    'Catalog Error: Scalar Function with name foo does not exist!\nDid you mean "floor"?\n\nLINE 4:  foo(b) FROM t\n         ^';
  // DuckDB counts lines from where the statement's text begins: the break before SELECT is its first.
  expect(faultOf(said, {...second, line: 1, column: 0})).toEqual({
    message: 'Catalog Error: Scalar Function with name foo does not exist!\nDid you mean "floor"?',
    line: 4,
    column: 2
  });
  expect(second).toMatchObject({line: 1, column: 9});
  expect(faultOf("Binder Error: no\n\nLINE 1: SELECT nocol\n               ^", {text: "", line: 3, column: 4})).toEqual(
    {message: "Binder Error: no", line: 3, column: 12}
  );
  expect(faultOf("Permission Error: not here", second)).toEqual({
    message: "Permission Error: not here",
    line: null,
    column: null
  });
});

it("the caret counts a Chinese character as two columns; a cut line tells only its number", () => {
  expect(
    faultOf("Binder Error: x\n\nLINE 1: select '中文', nocol from t\n                       ^", {
      text: "",
      line: 1,
      column: 0
    }).column
  ).toBe("select '中文', nocol".indexOf("nocol") + 1);
  expect(
    faultOf("Binder Error: x\n\nLINE 2: ...a, nocol from t\n              ^", {text: "", line: 1, column: 0})
  ).toEqual({message: "Binder Error: x", line: 2, column: null});
});

it("an address gives back the query it was given", () => {
  const query = "SELECT '100 % & 中文 + #' -- a=b\nFROM t";
  expect(queryFromSearch(searchWithQuery("?by=contact", query))).toBe(query);
  expect(searchWithQuery("?by=contact", query)).toContain("by=contact");
  expect(queryFromSearch("?q=%20")).toBeNull();
});
