// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { TrafficRecord } from "../src/api/types";
import { DepartmentsPane } from "../src/features/drawer/DepartmentsPane";
import { tidyFault } from "../src/features/drawer/FaultForm";
import { isProblem, summary, takenOf } from "../src/features/drawer/records";
import { StoreContext } from "../src/state/hooks";
import "./browserParts";
import { connected, now, type World } from "./fakeSandbox";

const push = (part: Partial<TrafficRecord> = {}): TrafficRecord => ({
  id: 7,
  at: now,
  direction: "department",
  method: "POST",
  path: "/api/connectors/songjiang-water/water/events",
  attempt: 1,
  requestBody: '[{"id":"water-1","type":"outage.announced","at":"2026-03-18T02:00:00Z","data":{"id":"U1","area":"sijing"}}]',
  responseStatus: 200,
  responseBody: '{"taken":1,"known":0}',
  outcome: "success",
  ...part,
});

async function show(part: Partial<World> = {}) {
  const all = await connected(part);
  render(
    <StoreContext value={all.store}>
      <DepartmentsPane />
    </StoreContext>,
  );
  return all;
}

describe("the departments in the drawer", () => {
  it("announce an outage from now on for four hours, in Beijing time, and call it off", async () => {
    const { world } = await show();
    fireEvent.change(await screen.findByLabelText("区域"), { target: { value: "jiuting" } });
    fireEvent.change(screen.getByLabelText("类别"), { target: { value: "planned" } });
    fireEvent.change(screen.getByLabelText("路段"), { target: { value: "九新公路沿线" } });
    fireEvent.click(screen.getByRole("button", { name: "发布停水" }));
    const row = (await screen.findByText("九亭镇 九新公路沿线")).closest("li");
    expect(row?.textContent).toContain("正在停水 · 计划停水 · 管道爆裂 · 03-18 10:00 – 03-18 14:00");
    expect(world.acts).toContainEqual([
      "announce",
      { area: "jiuting", roads: "九新公路沿线", kind: "planned", reason: "管道爆裂", from: "2026-03-18T10:00:00+08:00", until: "2026-03-18T14:00:00+08:00" },
    ]);
    fireEvent.click(screen.getByRole("button", { name: "恢复供水 九亭镇 九新公路沿线" }));
    await waitFor(() => expect(screen.getByText("现在没有停水")).toBeTruthy());
    expect(world.acts).toContainEqual(["callOff", "U1"]);
  });

  it("say why something was refused", async () => {
    const { world } = await show();
    await screen.findByLabelText("区域");
    world.refuse = "until must be later than from";
    fireEvent.click(screen.getByRole("button", { name: "发布停水" }));
    expect(await screen.findByText("until must be later than from")).toBeTruthy();
  });

  it("set the level of a road", async () => {
    const { world } = await show();
    fireEvent.change(await screen.findByLabelText("武汉长江隧道"), { target: { value: "jam" } });
    await waitFor(() => expect(world.acts).toContainEqual(["setRoad", "tunnel", "jam"]));
  });

  it("show who listens and how the last pushes were answered", async () => {
    const { live } = await show({ traffic: [push(), push({ id: 8, direction: "api", requestBody: "{}" })] });
    const block = within(await screen.findByRole("region", { name: "最近的推送" }));
    expect(await block.findByText("等待 2")).toBeTruthy();
    expect(block.getAllByRole("listitem").at(-1)?.textContent).toBe("outage.announced U110:00:00 · songjiang-water/water · 新 1 · 已知 0200 · success");
    live.traffic({ record: push({ id: 9, attempt: 2, responseStatus: 503, responseBody: null, outcome: "retrying" }) });
    expect(await block.findByText(/第 2 次/u)).toBeTruthy();
    expect(block.getByText("503 · 将重试")).toBeTruthy();
  });
});

describe("a push of a department", () => {
  it("is called by its events, and says how many were new", () => {
    expect(summary(push({ requestBody: '[{"id":"a","type":"road.changed","data":{"id":"x"}},{"id":"b","type":"road.changed","data":{"id":"y"}}]' }))).toBe("road.changed × 2");
    expect(takenOf(push())).toEqual({ taken: 1, known: 0 });
    expect(takenOf(push({ responseStatus: 500 }))).toBeUndefined();
    expect(isProblem(push())).toBe(false);
    expect(isProblem(push({ responseStatus: 422, outcome: "error" }))).toBe(true);
  });

  it("suffers faults with the figures of their kind", () => {
    expect(tidyFault({ appliesTo: "department", kind: "statusAfter", status: 500, milliseconds: 9, probability: 1 })).toEqual({ appliesTo: "department", kind: "statusAfter", status: 500, probability: 1 });
  });
});
