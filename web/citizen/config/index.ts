import { resolve } from "node:path";
import { defineConfig } from "@tarojs/cli";

/** The map's library is large and only one page needs it: it must not go into the script that every page loads. */
const mapApart = {
  name: "map-apart",
  outputOptions(options: { manualChunks?: unknown }) {
    const { manualChunks } = options;
    if (typeof manualChunks !== "function") return options;
    return { ...options, manualChunks: (id: string, meta: unknown) => (id.includes("/leaflet/") || id.includes("leafletMap") ? "map" : (manualChunks as (id: string, meta: unknown) => string | undefined)(id, meta)) };
  },
};

/** Where the mini program finds the server; the page asks the server it came from. */
const server = process.env.ZHIJIAN_SERVER ?? "https://wechat.example.gov.cn";

export default defineConfig({
  projectName: "zhijian-citizen",
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: "src",
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: "react",
  compiler: { type: "vite", vitePlugins: process.env.TARO_ENV === "h5" ? [mapApart] : [] },
  defineConstants: { SERVER_ADDRESS: JSON.stringify(server) },
  alias: { "@": resolve(__dirname, "..", "src") },
  // Sizes are written in px and grow by custom properties: large type has to be large on every screen.
  mini: { postcss: { pxtransform: { enable: false } } },
  h5: {
    publicPath: "/m/",
    staticDirectory: "assets",
    router: { mode: "browser", basename: "/m" },
    postcss: { pxtransform: { enable: false } },
  },
});
