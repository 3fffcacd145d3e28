import type { ReactNode } from "react";
import { hash, sequence } from "./hash";

const palette = ["#1d5fbf", "#b8452f", "#2f7d4f", "#7a4fb0", "#b0762a", "#26707c", "#a03d6d", "#4a5d8a"];

/** The colour of somebody without one of their own. */
export const colourOf = (key: string, given?: string | null): string => given || (palette[hash(key) % palette.length] ?? "#1d5fbf");

function Hills({ seed }: { seed: number }) {
  const next = sequence(seed);
  const x = 10 + next() * 20;
  const y = 9 + next() * 6;
  const near = 24 + next() * 5;
  return (
    <>
      <circle cx={x} cy={y} r={4 + next() * 2} fill="#fff" opacity="0.9" />
      <path d={`M0 ${near - 2} L${8 + next() * 6} ${16 + next() * 4} L${22 + next() * 4} ${near} L${30 + next() * 5} ${18 + next() * 4} L40 ${near - 3} V40 H0Z`} fill="#fff" opacity="0.35" />
      <path d={`M0 ${near + 4} Q10 ${near - 2} 20 ${near + 4} T40 ${near + 3} V40 H0Z`} fill="#000" opacity="0.22" />
    </>
  );
}

function Sea({ seed }: { seed: number }) {
  const next = sequence(seed);
  const horizon = 20 + next() * 4;
  const boat = 10 + next() * 18;
  return (
    <>
      <circle cx={8 + next() * 24} cy={horizon} r={6} fill="#ffe08a" />
      <rect y={horizon} width="40" height="20" fill="#fff" opacity="0.28" />
      <path d={`M${boat} ${horizon + 6}h9l-2 3h-5zM${boat + 4.5} ${horizon - 5}v10l5-2z`} fill="#fff" />
      <path d={`M0 ${horizon + 12}q5-3 10 0t10 0 10 0 10 0V40H0Z`} fill="#000" opacity="0.18" />
    </>
  );
}

function Flower({ seed }: { seed: number }) {
  const next = sequence(seed);
  const petals = 5 + Math.floor(next() * 3);
  const turn = next() * 60;
  return (
    <>
      <path d="M20 22V40M20 33q-7-1-9-7 8 0 9 7Z" stroke="#fff" strokeWidth="1.6" fill="#fff" fillOpacity="0.4" opacity="0.75" />
      {Array.from({ length: petals }, (_, index) => (
        <ellipse key={index} cx="20" cy="9.5" rx="4.2" ry="6" fill="#fff" opacity="0.85" transform={`rotate(${turn + (index * 360) / petals} 20 16)`} />
      ))}
      <circle cx="20" cy="16" r="3.6" fill="#ffd45e" />
    </>
  );
}

const scenes = [Hills, Sea, Flower];

function Frame({ colour, children, className }: { colour: string; children: ReactNode; className: string }) {
  return (
    <svg className={className} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" fill={colour} />
      {children}
    </svg>
  );
}

/** A person's picture: a small drawn scene that is always the same for the same id. */
export function PersonAvatar({ id, colour, className = "avatar" }: { id: string; colour?: string | null; className?: string }) {
  const seed = hash(id);
  const Scene = scenes[seed % scenes.length] ?? Hills;
  return (
    <Frame colour={colourOf(id, colour)} className={className}>
      <Scene seed={seed} />
    </Frame>
  );
}

/** An account's emblem: its first two characters in its colour inside a thin ring. */
export function AccountAvatar({ name, colour, className = "avatar" }: { name: string; colour?: string | null; className?: string }) {
  const letters = [...name.trim()];
  const mark = /^[\u3400-\u9fff]/u.test(name) ? letters.slice(0, 2).join("") : letters.slice(0, 1).join("").toUpperCase();
  return (
    <Frame colour={colourOf(name, colour)} className={className}>
      <circle cx="20" cy="20" r="16.5" fill="#fff" fillOpacity="0.12" stroke="#fff" strokeOpacity="0.65" strokeWidth="1.2" />
      <text x="20" y="20.5" textAnchor="middle" dominantBaseline="central" fill="#fff" fontSize={mark.length > 1 ? 12.5 : 17} fontWeight="600">
        {mark}
      </text>
    </Frame>
  );
}
