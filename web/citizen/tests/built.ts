import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Folder of a build; says how to make it when it is not there. */
export function built(kind: "h5" | "weapp"): string {
  const folder = join(root, "dist", kind);
  if (!existsSync(folder)) throw new Error(`Build it first: npm run build:${kind} in web/citizen`);
  return folder;
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

export const sizeOf = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
