import {readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, it} from "vitest";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();

it.each([
  ["/trust", "Third-party licences"],
  ["/zh/", "第三方软件许可"]
])("%s leads to the licences of all that the site holds of others", async (path, name) => {
  const {page, faults, close} = await visit(path);
  // A text file names no icon, so the browser asks for one that isn't there: faults are those of the page.
  expect(faults).toEqual([]);
  await page.locator("#observablehq-footer").getByRole("link", {name}).click();
  // A click doesn't wait for the page that it leads to.
  await page.waitForURL(/third-party-notices\.txt$/);
  const text = (await page.locator("body").textContent()) ?? "";
  await close();
  const root = join(inject("site"), "_node");
  const bundled = readdirSync(root).flatMap((one) =>
    one.startsWith("@") ? readdirSync(join(root, one)).map((part) => `${one}/${part}`) : [one]
  );
  expect(bundled.length).toBeGreaterThan(50);
  // A part of a package may have a version of its own.
  const missing = bundled.filter((one) => !text.includes(`\n${one.slice(0, one.lastIndexOf("@"))} `));
  expect(missing).toEqual([]);
  for (const one of ["@observablehq/framework", "@observablehq/runtime", "delaunator"])
    expect(text).toContain(`\n${one} `);
});
