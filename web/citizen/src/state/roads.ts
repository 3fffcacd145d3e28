import type { Road, Roads } from "@/api/types";
import type { Place } from "./place";

export type RoadLevel = Road["level"];

/** Worst first. */
export const levels: readonly RoadLevel[] = ["closed", "jam", "slow", "smooth", "unknown"];

/** Colours that stand out from the ground and, by their lightness, from each other; words and width say the same. */
export const looks: Readonly<Record<RoadLevel, { color: string; width: number; dashed?: boolean }>> = {
  closed: { color: "#1f1f1f", width: 6, dashed: true },
  jam: { color: "#b3151f", width: 8 },
  slow: { color: "#b35c00", width: 6 },
  smooth: { color: "#2e7d32", width: 5 },
  unknown: { color: "#6b7280", width: 4 },
};

export interface DrawnRoad extends Road {
  /** In WGS-84, in order. */
  line: readonly Place[];
}

interface Feature {
  id?: string | number;
  properties?: { sort?: string; name?: string; englishName?: string } | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/** The features of the agency's sketch; anything that is none is left out. */
export function featuresOf(roads: Roads): Feature[] {
  const sketch = roads.map.sketch as { features?: Feature[] } | null | undefined;
  return sketch?.features ?? [];
}

/** Roads that stand in the sketch, with where they run. */
export function drawnRoads(roads: Roads): DrawnRoad[] {
  const lines = new Map(featuresOf(roads).filter((feature) => feature.id !== undefined && feature.geometry?.type === "LineString").map((feature) => [String(feature.id), feature.geometry?.coordinates as [number, number][]]));
  return roads.roads.flatMap((road) => {
    const line = lines.get(road.id);
    return line ? [{ ...road, line: line.map(([longitude, latitude]) => ({ latitude, longitude })) }] : [];
  });
}

/** By level, worst first; levels at which nothing is are left out. */
export function byLevel(roads: readonly Road[]): { level: RoadLevel; roads: Road[] }[] {
  return levels.map((level) => ({ level, roads: roads.filter((road) => road.level === level) })).filter((group) => group.roads.length > 0);
}
