import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// During `npm run dev` the sandbox runs beside Vite; the built page is served by the sandbox itself.
const sandbox = process.env["ZHIJIAN_SANDBOX"] ?? "http://localhost:5090";

export default defineConfig({
  base: "./",
  plugins: [react()],
  server: {
    proxy: Object.fromEntries(["/_sandbox", "/cgi-bin", "/connect"].map((path) => [path, { target: sandbox }])),
  },
  build: { target: "es2022", reportCompressedSize: true },
  test: { include: ["tests/**/*.test.{ts,tsx}"], restoreMocks: true },
});
