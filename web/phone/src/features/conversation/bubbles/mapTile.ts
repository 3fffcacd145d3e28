import { hash, sequence } from "../../../shared/hash";

export interface MapTile {
  /** Path data of wide and narrow streets on a 240 × 96 ground. */
  wide: string[];
  narrow: string[];
  blocks: { x: number; y: number; width: number; height: number }[];
  river: string | undefined;
  park: { x: number; y: number; width: number; height: number };
}

/** Streets invented from a position, always the same for the same one: the sandbox loads no map of anybody. */
export function mapTile(latitude: number, longitude: number): MapTile {
  const next = sequence(hash(`${latitude.toFixed(3)},${longitude.toFixed(3)}`));
  const slant = next() * 24 - 12;
  const columns = [30 + next() * 30, 120 + next() * 20 - 10, 190 + next() * 25];
  const rows = [22 + next() * 12, 66 + next() * 12];
  const vertical = (x: number) => `M${(x + slant).toFixed(1)} -4L${(x - slant).toFixed(1)} 100`;
  const horizontal = (y: number) => `M-4 ${(y - slant / 3).toFixed(1)}L244 ${(y + slant / 3).toFixed(1)}`;
  const [first = 40, second = 120, third = 200] = columns;
  const [upper = 28, lower = 70] = rows;
  return {
    wide: [vertical(second), horizontal(upper)],
    narrow: [vertical(first), vertical(third), horizontal(lower), vertical((first + second) / 2), vertical((second + third) / 2)],
    blocks: Array.from({ length: 9 }, () => ({ x: next() * 220, y: next() * 84, width: 8 + next() * 14, height: 6 + next() * 9 })),
    river: next() < 0.6 ? `M-4 ${(80 + next() * 12).toFixed(1)}Q60 ${(70 + next() * 20).toFixed(1)} 120 ${(84 + next() * 8).toFixed(1)}T244 ${(74 + next() * 16).toFixed(1)}` : undefined,
    park: { x: third - 40 + next() * 10, y: lower - 30, width: 30 + next() * 14, height: 20 + next() * 8 },
  };
}
