import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Where the page and the mini program differ, the page is meant.
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) }, extensions: [".h5.tsx", ".h5.ts", ".tsx", ".ts", ".mjs", ".js", ".json"] },
  test: { include: ["tests/**/*.test.{ts,tsx}"] },
});
