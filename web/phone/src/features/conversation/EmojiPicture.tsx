import type { ReactNode } from "react";
import { faces, type Face, type Thing } from "./emoji";

const ink = "#5a3d10";
const line = { stroke: ink, strokeWidth: 1.6, strokeLinecap: "round", strokeLinejoin: "round", fill: "none" } as const;

const pair = (left: ReactNode, right: ReactNode) => (
  <>
    {left}
    {right}
  </>
);
const heart = (x: number, y: number) => <path d={`M${x} ${y + 2.6}c-3-2-3-4-1.6-4.6.8-.3 1.4.2 1.6.9.2-.7.8-1.2 1.6-.9 1.4.6 1.4 2.6-1.6 4.6Z`} fill="#e2403b" />;
const star = (x: number, y: number) => <path d={`M${x} ${y - 3}l.9 2 2.1.2-1.6 1.4.5 2.1-1.9-1.1-1.9 1.1.5-2.1-1.6-1.4 2.1-.2Z`} fill="#fff" stroke={ink} strokeWidth="0.6" />;
const arc = (x: number, y: number, up: boolean) => <path d={up ? `M${x - 2} ${y + 1}q2-3 4 0` : `M${x - 2} ${y - 0.5}q2 2.5 4 0`} {...line} />;

const eyes: Record<Face["eyes"], ReactNode> = {
  dots: pair(<circle cx="8.5" cy="10" r="1.3" fill={ink} />, <circle cx="15.5" cy="10" r="1.3" fill={ink} />),
  happy: pair(arc(8.3, 9.8, true), arc(15.7, 9.8, true)),
  closed: pair(arc(8.3, 9.6, false), arc(15.7, 9.6, false)),
  wide: pair(
    <>
      <circle cx="8.3" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="8.3" cy="9.9" r="1.1" fill={ink} />
    </>,
    <>
      <circle cx="15.7" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="15.7" cy="9.9" r="1.1" fill={ink} />
    </>,
  ),
  hearts: pair(heart(8.2, 9.4), heart(15.8, 9.4)),
  stars: pair(star(8.2, 9.6), star(15.8, 9.6)),
  crosses: <path d="m6.5 8 3.2 1.9-3.2 1.9M17.5 8l-3.2 1.9 3.2 1.9" {...line} />,
  wink: pair(<circle cx="8.5" cy="10" r="1.3" fill={ink} />, arc(15.7, 9.8, true)),
  up: pair(
    <>
      <circle cx="8.3" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="8.3" cy="8.5" r="1" fill={ink} />
    </>,
    <>
      <circle cx="15.7" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="15.7" cy="8.5" r="1" fill={ink} />
    </>,
  ),
  sad: (
    <>
      <path d="M6.3 8.3 9.6 7M17.7 8.3 14.4 7" {...line} />
      <circle cx="8.7" cy="10.6" r="1.2" fill={ink} />
      <circle cx="15.3" cy="10.6" r="1.2" fill={ink} />
    </>
  ),
  angry: (
    <>
      <path d="m6.3 7.3 3.4 1.6M17.7 7.3l-3.4 1.6" {...line} />
      <circle cx="8.7" cy="10.7" r="1.2" fill={ink} />
      <circle cx="15.3" cy="10.7" r="1.2" fill={ink} />
    </>
  ),
  shades: <path d="M4.5 8.3h15M5.5 8.3c0 3.6 5.4 3.9 5.6 0M12.9 8.3c.2 3.9 5.6 3.6 5.6 0" fill="#2c2c2c" stroke="#2c2c2c" strokeWidth="1.3" />,
  side: pair(
    <>
      <circle cx="8.3" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="9.5" cy="10" r="1.1" fill={ink} />
    </>,
    <>
      <circle cx="15.7" cy="9.8" r="2.3" fill="#fff" />
      <circle cx="16.9" cy="10" r="1.1" fill={ink} />
    </>,
  ),
  spiral: <path d="M8.3 10a1 1 0 1 1 1-1 2.2 2.2 0 1 1-3 .5M15.7 10a1 1 0 1 1 1-1 2.2 2.2 0 1 1-3 .5" {...line} strokeWidth="1.1" />,
};

const mouths: Record<Face["mouth"], ReactNode> = {
  smile: <path d="M7.8 14.5q4.2 3.6 8.4 0" {...line} />,
  grin: <path d="M7.3 13.6h9.4c-.3 3.4-2.2 5-4.7 5s-4.4-1.6-4.7-5Z" fill="#8e2b1c" />,
  flat: <path d="M8.5 15.6h7" {...line} />,
  frown: <path d="M8.3 16.8q3.7-3.4 7.4 0" {...line} />,
  open: <ellipse cx="12" cy="16.2" rx="2.4" ry="2.9" fill="#8e2b1c" />,
  smirk: <path d="M8.8 15.8q3.5 1.3 6.7-1.7" {...line} />,
  wave: <path d="M7.8 16q1.4-1.9 2.8 0t2.8 0 2.8 0" {...line} />,
  tongue: (
    <>
      <path d="M7.8 14.3h8.4" {...line} />
      <path d="M11.3 14.5h4v2.3a2 2 0 0 1-4 0Z" fill="#e8615a" />
    </>
  ),
  kiss: <path d="M11 13.8c2.6 0 2.6 1.8.4 1.9 2.4 0 2.4 2-.4 2" {...line} stroke="#c33a2c" />,
  teeth: (
    <>
      <rect x="7.3" y="13.4" width="9.4" height="4" rx="1.8" fill="#fff" stroke={ink} strokeWidth="1.1" />
      <path d="M10.4 13.5v3.8M13.6 13.5v3.8" stroke={ink} strokeWidth="0.8" />
    </>
  ),
  zip: <path d="M8 15.6h8M9.3 14.5v2.2M12 14.5v2.2M14.7 14.5v2.2" {...line} strokeWidth="1.3" />,
  small: <path d="M10.6 15.6q1.4 1 2.8 0" {...line} />,
  none: null,
};

const extras: Record<NonNullable<Face["extra"]>, ReactNode> = {
  tears: <path d="M6.6 12.2c-1.3 2-1.5 3.3-.3 3.5 1.3.1 1.4-1.5.3-3.5ZM17.4 12.2c-1.1 2-1 3.6.3 3.5 1.2-.2 1-1.5-.3-3.5Z" fill="#58b4f0" />,
  stream: <path d="M6.5 11h3.2v9.5q-2-.5-3.2-1.5ZM14.3 11h3.2v8q-1.2 1-3.2 1.5Z" fill="#58b4f0" opacity="0.85" />,
  sweat: <path d="M19 4.5c-1.6 2.3-1.8 3.8-.4 4 1.6.2 1.7-1.6.4-4Z" fill="#58b4f0" />,
  blush: <path d="M5.3 13.2a1.7 1.1 0 1 0 .1 0ZM18.6 13.2a1.7 1.1 0 1 0 .1 0Z" fill="#f2776b" opacity="0.75" />,
  sleep: <path d="M17 2.5h3.5L17 6h3.5M14 5.5h2" {...line} stroke="#3f7fd0" strokeWidth="1.3" />,
  mask: <path d="M6 13.5q6-2 12 0v3.2c-1.6 2.2-3.6 3.4-6 3.4s-4.4-1.2-6-3.4Z" fill="#eaf3fb" stroke="#9fb8cc" strokeWidth="0.9" />,
  question: <path d="M17.5 4.5a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.7-.8 1.3M19.3 9.5v.1" {...line} stroke="#3f7fd0" />,
  hand: <path d="M13.2 20.5c-2-1.6-3-3.6-1.6-4 .6-.2 1.2.2 1.7.8l.4-3.2c.2-1 1.7-.9 1.7.2l2.4.7c1.2.4 1.5 1.3 1.2 2.6l-.7 2.4Z" fill="#ffe7a8" stroke={ink} strokeWidth="0.9" />,
  red: <circle cx="12" cy="12" r="9.8" fill="#e2503b" opacity="0.45" />,
  green: <path d="M9.8 16.5h4.4l.8 5.3q-3 1-6 0Z" fill="#7cc14a" />,
};

const thingPictures: Record<Thing, ReactNode> = {
  强: <path d="M4 11h3.5v9H4ZM8.5 11l3.3-7.5c2 0 2.6 1.5 2.2 3.3L13.5 9.5h5c1.2 0 1.9 1 1.6 2.2l-1.6 6.5c-.3 1.2-1 1.8-2.2 1.8H8.5Z" fill="#ffc83d" stroke="#b98314" strokeWidth="0.8" />,
  弱: <path d="M4 13h3.5V4H4ZM8.5 13l3.3 7.5c2 0 2.6-1.5 2.2-3.3l-.5-2.7h5c1.2 0 1.9-1 1.6-2.2l-1.6-6.5C18.2 4.6 17.5 4 16.3 4H8.5Z" fill="#ffc83d" stroke="#b98314" strokeWidth="0.8" />,
  爱心: <path d="M12 20.5C5 15.5 2.5 11.8 3.3 8.3 4.2 4.5 9.5 3.5 12 7.3c2.5-3.8 7.8-2.8 8.7 1 .8 3.5-1.7 7.2-8.7 12.2Z" fill="#e2403b" />,
  心碎: (
    <>
      <path d="M12 20.5C5 15.5 2.5 11.8 3.3 8.3 4.2 4.5 9.5 3.5 12 7.3c2.5-3.8 7.8-2.8 8.7 1 .8 3.5-1.7 7.2-8.7 12.2Z" fill="#e2403b" />
      <path d="m12 7-2 4 3.5 2-2.5 6.5" stroke="#fff" strokeWidth="1.5" fill="none" />
    </>
  ),
  玫瑰: (
    <>
      <path d="M12 12v9.5M12 18q-4 0-5-3.5 4 0 5 3.5Z" stroke="#3f8f46" strokeWidth="1.5" fill="#5fb968" />
      <path d="M6.5 6.5Q9 3 12 4.5q3-1.5 5.5 2c1 4-2 7-5.5 7s-6.5-3-5.5-7Z" fill="#d9343f" />
      <path d="M9.5 7.5q2.5-2 5 0-2.5 3-5 0Z" fill="#a81f2c" />
    </>
  ),
  太阳: (
    <>
      <path d="M12 1.5v4M12 18.5v4M1.5 12h4M18.5 12h4M4.6 4.6l2.8 2.8M16.6 16.6l2.8 2.8M4.6 19.4l2.8-2.8M16.6 7.4l2.8-2.8" stroke="#f0a020" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="12" cy="12" r="5.2" fill="#ffc83d" />
    </>
  ),
  月亮: <path d="M15 3a9.3 9.3 0 1 0 6 12.5A8 8 0 0 1 15 3Z" fill="#ffc83d" stroke="#d99a1e" strokeWidth="0.8" />,
  礼物: (
    <>
      <path d="M4 10h16v10.5H4Z" fill="#e2503b" />
      <path d="M3 7h18v4H3Z" fill="#f0705c" />
      <path d="M10.5 7h3v13.5h-3ZM12 7C9 7 7 6 7.5 4s4-1.5 4.5 3c.5-4.5 4-5 4.5-3S15 7 12 7Z" fill="#ffd257" />
    </>
  ),
};

/** One of our own drawn faces or things for a code such as [微笑]. */
export function EmojiPicture({ name, size = 22 }: { name: string; size?: number }) {
  const face = faces[name];
  return (
    <svg className="emoji" width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={name}>
      {face ? <FacePicture face={face} /> : thingPictures[name as Thing]}
    </svg>
  );
}

function FacePicture({ face }: { face: Face }) {
  return (
    <>
      <circle cx="12" cy="12" r="10" fill="#ffd257" stroke="#e0a52a" strokeWidth="0.8" />
      {face.extra === "red" && extras.red}
      {eyes[face.eyes]}
      {mouths[face.mouth]}
      {face.extra && face.extra !== "red" && extras[face.extra]}
    </>
  );
}
