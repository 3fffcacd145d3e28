import { beforeEach, describe, expect, it, vi } from "vitest";
import { upload } from "@/platform/files.weapp";
import { go } from "@/state/ways";

const taro = vi.hoisted(() => ({ uploadFile: vi.fn(), navigateTo: vi.fn(), redirectTo: vi.fn() }));
const session = vi.hoisted(() => ({ token: vi.fn(), forget: vi.fn() }));

vi.mock("@tarojs/taro", () => ({ default: taro }));
vi.mock("@/platform/session.weapp", () => session);
vi.mock("@/platform/session.h5", () => ({ carried: {} }));

const picked = { name: "1.jpg", size: 1000, path: "wxfile://1.jpg" };

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal("SERVER_ADDRESS", "https://server");
});

describe("the mini program", () => {
  it("logs in anew, once, when the token runs out while a file is sent", async () => {
    session.token.mockResolvedValueOnce("old").mockResolvedValue("new");
    taro.uploadFile.mockResolvedValueOnce({ statusCode: 401, data: "" }).mockResolvedValueOnce({ statusCode: 200, data: '{"id":"one"}' });

    expect(await upload("/files", picked)).toEqual({ id: "one" });
    expect(session.forget).toHaveBeenCalledTimes(1);
    expect(taro.uploadFile.mock.calls.map(([sent]) => sent.header.Authorization)).toEqual(["Bearer old", "Bearer new"]);
  });

  it("says that the login is over when that does not help, and that a file is too large in whatever words the way there says so", async () => {
    taro.uploadFile.mockResolvedValue({ statusCode: 401, data: "" });
    await expect(upload("/files", picked)).rejects.toMatchObject({ kind: "expired" });
    expect(taro.uploadFile).toHaveBeenCalledTimes(2);

    taro.uploadFile.mockResolvedValue({ statusCode: 413, data: "<html>413</html>" });
    await expect(upload("/files", picked)).rejects.toMatchObject({ kind: "tooLarge" });
  });

  it("goes on without the way back when it keeps ten pages already", async () => {
    taro.navigateTo.mockRejectedValue(new Error("navigateTo:fail webview count limit exceed"));

    go("run", { id: "one" });

    await vi.waitFor(() => expect(taro.redirectTo).toHaveBeenCalledWith({ url: "/pages/run/index?id=one" }));
  });
});
