import type { Place } from "./place";

// Krasovsky's ellipsoid, on which the Chinese shift is defined.
const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

/** From the coordinates of browsers (WGS-84) to those of Chinese maps and of WeChat (GCJ-02); outside China they are the same. */
export function toGcj02({ latitude, longitude }: Place): Place {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return { latitude, longitude };
  const [x, y] = [longitude - 105, latitude - 35];
  const radians = (latitude / 180) * Math.PI;
  const magic = 1 - eccentricity * Math.sin(radians) ** 2;
  const north = (shiftNorth(x, y) * 180) / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * Math.PI);
  const east = (shiftEast(x, y) * 180) / ((axis / Math.sqrt(magic)) * Math.cos(radians) * Math.PI);
  return { latitude: latitude + north, longitude: longitude + east };
}

/** Sum of sine waves over a coordinate, each of an amplitude and a length. */
function waves(at: number, parts: readonly (readonly [number, number])[]): number {
  return parts.reduce((sum, [amplitude, length]) => sum + amplitude * Math.sin((at * Math.PI) / length), 0) * (2 / 3);
}

function shiftNorth(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return base + waves(x, [[20, 1 / 6], [20, 1 / 2]]) + waves(y, [[20, 1], [40, 3], [160, 12], [320, 30]]);
}

function shiftEast(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return base + waves(x, [[20, 1 / 6], [20, 1 / 2], [20, 1], [40, 3], [150, 12], [300, 30]]);
}
