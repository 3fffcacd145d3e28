import { resolve } from "node:path";
import { defineConfig } from "@tarojs/cli";

/** Where the mini program finds the server; the page asks the server it came from. */
const server = process.env.ZHIJIAN_SERVER ?? "https://wechat.example.gov.cn";

export default defineConfig({
  projectName: "zhijian-citizen",
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: "src",
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: "react",
  compiler: "vite",
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
