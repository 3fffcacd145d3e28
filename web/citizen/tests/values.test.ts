import { describe, expect, it } from "vitest";
import { draftOf, keysOf, textOf, valueOf } from "@/features/controls/values";
import { toGcj02 } from "@/state/gcj02";
import { timeText } from "@/state/times";
import { en } from "@/texts/en";
import { zh } from "@/texts/zh";
import { byLevel, drawnRoads } from "@/state/roads";
import type { Roads, Step } from "@/api/types";

const step = (kind: Step["kind"], entered?: string): Step => ({
  key: "k",
  kind,
  title: "事项",
  ask: "请选择",
  help: null,
  isOptional: false,
  options: [{ key: "own", label: "本人" }, { key: "kin", label: "家人" }, { key: "other", label: "其他" }],
  limits: { least: null, most: null, firstDay: null, lastDay: null, workingDays: false, area: null },
  entered: entered === undefined ? null : { key: "k", title: "事项", value: entered, shown: entered },
});

describe("what is entered", () => {
  it("is sent as it would be typed in the chat", () => {
    expect(textOf(step("choice"), "kin")).toBe("2");
    expect(textOf(step("choices"), valueOf(["own", "other"]))).toBe("1 3");
    expect(textOf(step("yesNo"), "no")).toBe("否");
    expect(textOf(step("date"), "2026-12-03")).toBe("2026-12-03");
    expect(textOf(step("choice"), "")).toBe("");
  });

  it("begins with what was entered before", () => {
    expect(draftOf(step("money", "12850"))).toBe("128.5");
    expect(keysOf(draftOf(step("choices", "own,kin")))).toEqual(["own", "kin"]);
    expect(draftOf(step("text"))).toBe("");
  });
});

describe("places and times", () => {
  it("are moved to the coordinates of Chinese maps, and left alone abroad", () => {
    const tower = toGcj02({ latitude: 39.9087, longitude: 116.3975 });

    // Two to seven hundred metres to the north-east, in Beijing.
    expect(tower.latitude - 39.9087).toBeGreaterThan(0.0005);
    expect(tower.latitude - 39.9087).toBeLessThan(0.003);
    expect(tower.longitude - 116.3975).toBeGreaterThan(0.004);
    expect(tower.longitude - 116.3975).toBeLessThan(0.008);
    expect(toGcj02({ latitude: 48.8584, longitude: 2.2945 })).toEqual({ latitude: 48.8584, longitude: 2.2945 });
  });

  it("are told as in Beijing", () => {
    expect(timeText("2026-11-22T16:05:00Z")).toBe("2026-11-23 00:05");
  });
});

describe("roads", () => {
  const feature = (id: string) => ({ type: "Feature", id, properties: { sort: "bridge" }, geometry: { type: "LineString", coordinates: [[114.28, 30.553], [114.295, 30.545]] } });
  const roads = {
    map: { tiles: null, latitude: 30.567, longitude: 114.3, zoom: 11, sketch: { type: "FeatureCollection", features: [feature("bridge"), { type: "Feature", properties: { sort: "place" }, geometry: { type: "Point", coordinates: [114, 30] } }] } },
    hasRoads: true,
    at: "2026-11-22T02:00:00Z",
    roads: [{ id: "ring", name: "二环线", level: "smooth" }, { id: "bridge", name: "武汉长江大桥", level: "jam" }],
  } as Roads;

  it("are drawn where the sketch knows them, and told worst first in any case", () => {
    expect(drawnRoads(roads)).toEqual([{ id: "bridge", name: "武汉长江大桥", level: "jam", line: [{ latitude: 30.553, longitude: 114.28 }, { latitude: 30.545, longitude: 114.295 }] }]);
    expect(byLevel(roads.roads).map((group) => [group.level, group.roads.length])).toEqual([["jam", 1], ["smooth", 1]]);
    expect(drawnRoads({ ...roads, map: { ...roads.map, sketch: null } })).toEqual([]);
  });
});

describe("the words", () => {
  it("are there in both languages", () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });
});
