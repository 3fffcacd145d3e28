import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { built, filesIn, root, sizeOf } from "./built";

const mostPackage = 2 * 1024 * 1024;

/** Names of a browser that no mini program has. Taro's own runtime (taro.js) brings stand-ins for some of them. */
const browserOnly = new Set(["document", "window", "localStorage", "sessionStorage", "XMLHttpRequest", "fetch", "navigator", "location", "history", "alert", "HTMLElement"]);

/** What Taro gives besides the functions of wx. */
const taroOnly = new Set(["useDidShow", "useDidHide", "useRouter", "Config"]);

describe("the mini program (weapp)", () => {
  it("fits into a package of 2 MB", () => {
    expect(sizeOf(filesIn(built("weapp")))).toBeLessThan(mostPackage);
  });

  it("has what the developer tools need: project, app and every page it names", () => {
    const project = JSON.parse(readFileSync(join(root, "project.config.json"), "utf8")) as { miniprogramRoot: string; compileType: string };
    const app = JSON.parse(readFileSync(join(built("weapp"), "app.json"), "utf8")) as { pages: string[] };

    expect(project).toMatchObject({ miniprogramRoot: "dist/weapp/", compileType: "miniprogram" });
    expect(app.pages.length).toBeGreaterThan(5);
    for (const page of app.pages) for (const ending of [".js", ".json", ".wxml"]) expect(existsSync(join(built("weapp"), page + ending)), page + ending).toBe(true);
  });

  it("calls only functions of wx that mini programs have", () => {
    const known = functionsOfWx();

    const unknown = scripts().flatMap((file) => membersOf(file, "wx").filter((name) => !known.has(name)).map((name) => `${relative(root, file)}: wx.${name}`));

    expect(known.size).toBeGreaterThan(300);
    expect(unknown).toEqual([]);
  });

  it("asks Taro only for what wx has, in everything that is not for browsers alone", () => {
    const known = functionsOfWx();
    const shared = filesIn(join(root, "src")).filter((file) => /\.tsx?$/.test(file) && !file.includes(".h5."));

    const unknown = shared.flatMap((file) => membersOf(file, "Taro").filter((name) => !known.has(name) && !taroOnly.has(name)).map((name) => `${relative(root, file)}: Taro.${name}`));

    expect(unknown).toEqual([]);
  });

  it("names nothing of a browser's page", () => {
    const own = scripts().filter((file) => !file.endsWith("taro.js"));

    const found = own.flatMap((file) => freeNames(file).filter((name) => browserOnly.has(name)).map((name) => `${relative(root, file)}: ${name}`));

    expect(own.length).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });
});

function scripts(): string[] {
  return filesIn(built("weapp")).filter((file) => file.endsWith(".js"));
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2020, true, file.endsWith("x") ? ts.ScriptKind.TSX : undefined);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What is asked of an object by name: <c>wx.login</c>. */
function membersOf(file: string, object: string): string[] {
  const names: string[] = [];
  walk(parse(file), (node) => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === object) names.push(node.name.text);
  });
  return names;
}

/** Identifiers that are read as values, not as names of members or declared here. */
function freeNames(file: string): string[] {
  const [used, declared] = [[] as string[], new Set<string>()];
  walk(parse(file), (node) => {
    if (!ts.isIdentifier(node)) return;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    if (ts.isPropertyAssignment(parent) && parent.name === node) return;
    if ((ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isFunctionDeclaration(parent) || ts.isBindingElement(parent)) && parent.name === node) declared.add(node.text);
    else used.push(node.text);
  });
  return used.filter((name) => !declared.has(name));
}

function functionsOfWx(): Set<string> {
  const names = new Set<string>();
  walk(parse(join(root, "node_modules", "miniprogram-api-typings", "types", "wx", "lib.wx.api.d.ts")), (node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "Wx") return;
    for (const member of node.members) if (member.name && ts.isIdentifier(member.name)) names.add(member.name.text);
  });
  return names;
}
