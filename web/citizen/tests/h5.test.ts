import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built, filesIn, sizeOf } from "./built";

const mostFirstPage = 200 * 1024;

describe("the pages (H5)", () => {
  it("load a first page of at most 200 KB compressed, scripts and styles of all pages counted", () => {
    const files = filesIn(built("h5")).filter((file) => file.endsWith(".gz"));

    expect(files.length).toBeGreaterThan(10);
    expect(sizeOf(files)).toBeLessThan(mostFirstPage);
  });

  it("load the library of the map with the page of the map alone", () => {
    const folder = built("h5");
    const names = filesIn(folder).filter((file) => /\/map\.[^/]*\.js$/.test(file));
    const first = filesIn(folder).filter((file) => /\.(js|html)$/.test(file) && !names.includes(file)).map((file) => readFileSync(file, "utf8"));

    expect(names.length).toBe(1);
    // Asked for by import(…), never by an import at the beginning of another script.
    for (const script of first) expect(script).not.toMatch(/(from|import)\s*["'][^"']*\/map\.[^"']*\.js["']/);
    expect(readFileSync(join(folder, "index.html"), "utf8")).not.toContain("/map.");
  });

  it("say no script in the page itself, which its content security policy would refuse", () => {
    const page = readFileSync(join(built("h5"), "index.html"), "utf8");

    for (const [, script] of page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) expect(script).toBe("");
    expect(page).toContain('lang="zh-CN"');
  });
});
