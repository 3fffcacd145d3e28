import qrcode from "qrcode-generator";
import { describe, expect, it } from "vitest";
import { decodeQr, type Pixels } from "../src/features/scan/decodeQr";

// Phones write UTF-8 into a code.
qrcode.stringToBytes = (text) => [...new TextEncoder().encode(text)];

/** Draws the code as pixels: `module` pixels a dot, a margin of four dots, optionally light on dark. */
function draw(text: string, module = 4, inverted = false): Pixels {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const dots = code.getModuleCount() + 8;
  const side = dots * module;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = Math.floor(y / module) - 4;
      const column = Math.floor(x / module) - 4;
      const inside = row >= 0 && column >= 0 && row < dots - 8 && column < dots - 8;
      const dark = inside && code.isDark(row, column);
      data.fill(dark === inverted ? 255 : 0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      data[(y * side + x) * 4 + 3] = 255;
    }
  }
  return { data, width: side, height: side };
}

describe("a QR picture", () => {
  it.each(["http://weixin.qq.com/q/02aBcDeF", "http://weixin.qq.com/r/gh_0123456789ab", "https://www.gov.cn/查询?号=1"])("is read from its pixels: %s", async (text) => {
    expect(await decodeQr(draw(text))).toBe(text);
  });

  it("is read when it is light on dark", async () => {
    expect(await decodeQr(draw("http://weixin.qq.com/q/x", 5, true))).toBe("http://weixin.qq.com/q/x");
  });

  it("yields nothing when there is no code", async () => {
    expect(await decodeQr({ data: new Uint8ClampedArray(80 * 80 * 4).fill(200), width: 80, height: 80 })).toBeUndefined();
  });
});
