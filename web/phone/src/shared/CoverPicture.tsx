import { useState } from "react";
import { hash, sequence } from "./hash";

const grounds = [
  ["#5b8def", "#294b9b"],
  ["#4bb39a", "#1f6a63"],
  ["#d98a5a", "#8d4530"],
  ["#8a7fd0", "#4a3f91"],
] as const;

/** A drawn cover for an article without a picture or whose picture does not load: skyline under a soft sky. */
function DrawnCover({ seed, className }: { seed: string; className: string }) {
  const number = hash(seed);
  const next = sequence(number);
  const [light, dark] = grounds[number % grounds.length] ?? grounds[0];
  const towers = Array.from({ length: 14 }, (_, index) => ({ x: index * 10 - 4, width: 8 + next() * 5, height: 10 + next() * 24 }));
  return (
    <svg className={className} viewBox="0 0 130 56" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="130" height="56" fill={light} />
      <circle cx={20 + next() * 90} cy={14 + next() * 8} r={8 + next() * 5} fill="#fff" opacity="0.35" />
      {towers.map((tower) => (
        <rect key={tower.x} x={tower.x} y={56 - tower.height} width={tower.width} height={tower.height} fill={dark} opacity={0.45 + (tower.height % 5) / 10} />
      ))}
      <path d="M0 50q16-6 33 0t33 0 33 0 33 0v8H0Z" fill={dark} />
    </svg>
  );
}

export function CoverPicture({ url, seed, className }: { url?: string | null | undefined; seed: string; className: string }) {
  const [broken, setBroken] = useState<string>();
  if (!url || broken === url) return <DrawnCover seed={seed} className={className} />;
  return <img className={className} src={url} alt="" loading="lazy" onError={() => setBroken(url)} />;
}
