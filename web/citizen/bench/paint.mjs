// First contentful paint of the pages in Chromium with the CPU slowed four times, each time with an empty cache.
// Start the product first (dotnet run --project src/Zhijian.Server), then: npm run bench:paint [-- http://localhost:5080 http://localhost:5090]
import { chromium } from "playwright-core";

const [server = "http://localhost:5080", sandbox = "http://localhost:5090"] = process.argv.slice(2);
const account = "wxf10759277e9eccdb";
const slowness = 4;
const rounds = 10;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const figures = { firstPaint: [], shown: [], bytes: [] };
for (let round = 0; round < rounds; round++) {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: "zh-CN" });
  await context.addCookies([{ name: "sandbox_person", value: "li", url: sandbox }]);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Network.enable");
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  let bytes = 0;
  devTools.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  await page.goto(`${server}/m/?a=${account}`);
  await page.getByText("可以办的事").waitFor();
  const [firstPaint, shown] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]);
  figures.firstPaint.push(firstPaint);
  figures.shown.push(shown);
  figures.bytes.push(bytes);
  await context.close();
}

await browser.close();
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const most = (values) => Math.max(...values);
console.log(`first contentful paint, over WeChat's page: median ${Math.round(middle(figures.firstPaint))} ms, most ${Math.round(most(figures.firstPaint))} ms`);
console.log(`services shown: median ${Math.round(middle(figures.shown))} ms, most ${Math.round(most(figures.shown))} ms`);
console.log(`sent over the network: ${Math.round(middle(figures.bytes) / 1024)} KiB`);
process.exit(most(figures.firstPaint) <= 1500 ? 0 : 1);
