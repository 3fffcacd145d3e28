import type { ReactNode } from "react";

/** Our own line drawings on a 24-unit grid; a filled form has its own entry. */
const drawings = {
  chats: <path d="M12 4c-5 0-9 3.2-9 7.2 0 2.3 1.3 4.3 3.4 5.6l-.6 2.9 3.2-1.7c1 .2 2 .4 3 .4 5 0 9-3.2 9-7.2S17 4 12 4Z" />,
  chatsFilled: (
    <g fill="currentColor">
      <path d="M12 4c-5 0-9 3.2-9 7.2 0 2.3 1.3 4.3 3.4 5.6l-.6 2.9 3.2-1.7c1 .2 2 .4 3 .4 5 0 9-3.2 9-7.2S17 4 12 4Z" />
    </g>
  ),
  contacts: (
    <>
      <circle cx="10" cy="8" r="4" />
      <path d="M3 19.5c0-3.2 3-5.2 7-5.2 1.7 0 3.2.4 4.4 1" />
      <path d="M17 14v0M16 16.5h5M16 19.5h5" />
    </>
  ),
  contactsFilled: (
    <>
      <circle cx="10" cy="8" r="4" fill="currentColor" />
      <path d="M3 19.5c0-3.2 3-5.2 7-5.2 1.9 0 3.6.5 4.9 1.3v3.9Z" fill="currentColor" />
      <path d="M17.5 16.5H21M17.5 19.5H21" />
    </>
  ),
  discover: (
    <>
      <circle cx="12" cy="12" r="8.6" />
      <path d="m15.6 8.4-2.1 5.1-5.1 2.1 2.1-5.1Z" />
    </>
  ),
  discoverFilled: (
    <>
      <circle cx="12" cy="12" r="8.6" fill="currentColor" />
      <path d="m15.6 8.4-2.1 5.1-5.1 2.1 2.1-5.1Z" fill="#f7f7f7" stroke="none" />
    </>
  ),
  me: (
    <>
      <circle cx="12" cy="8" r="4.2" />
      <path d="M4 19.8c.4-3.4 3.7-5.4 8-5.4s7.6 2 8 5.400Z" />
    </>
  ),
  meFilled: (
    <g fill="currentColor">
      <circle cx="12" cy="8" r="4.2" />
      <path d="M4 19.8c.4-3.4 3.7-5.4 8-5.4s7.6 2 8 5.400Z" />
    </g>
  ),
  back: <path d="m14.5 4.5-7.5 7.5 7.5 7.5" />,
  forward: <path d="m9 5.5 6.5 6.500L9 18.5" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  plus: <path d="M12 4.500v15M4.5 12h15" />,
  plusRound: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M12 7.500v9M7.5 12h9" />
    </>
  ),
  smile: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M7.7 13.800c.6 2 2.2 3.3 4.3 3.300s3.7-1.3 4.3-3.300Z" />
      <path d="M8.8 9.300v.8M15.2 9.300v.8" strokeWidth="2" />
    </>
  ),
  voice: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M9.3 10.700a2 2 0 0 1 0 2.600M11.6 9a4.6 4.6 0 0 1 0 6M14 7.400a7.3 7.3 0 0 1 0 9.2" />
    </>
  ),
  keyboard: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M7.5 9.300h.4M11.8 9.300h.4M16.1 9.300h.4M7.5 12.300h.4M11.8 12.300h.4M16.1 12.300h.4M9.3 15.500h5.4" strokeWidth="1.9" />
    </>
  ),
  keyboardFlat: (
    <>
      <rect x="2.8" y="5.5" width="18.4" height="13" rx="2" />
      <path d="M6.3 9.300h.4M10 9.300h.4M13.7 9.300h.4M17.4 9.300h.4M6.3 12.200h.4M10 12.200h.4M13.7 12.200h.4M17.4 12.200h.4M8.5 15.400h7" strokeWidth="1.9" />
    </>
  ),
  menu: <path d="M5 7.500h14M5 12h14M5 16.500h14" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.3" />
      <path d="m15.7 15.7 4.3 4.3" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8.2" r="4" />
      <path d="M4.5 20c.5-3.7 3.6-5.7 7.5-5.700s7 2 7.5 5.7" />
    </>
  ),
  personPlus: (
    <>
      <circle cx="10" cy="8.2" r="3.8" />
      <path d="M3 19.500c.4-3.5 3.3-5.3 7-5.3 1.5 0 2.9.3 4 .9M18 14v6M15 17h6" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.8 19c.3-3.3 2.9-5 6.2-5s5.9 1.7 6.2 5M15.5 5.400a3.4 3.4 0 0 1 0 6.300M17.3 14.300c2.2.6 3.6 2.2 3.9 4.7" />
    </>
  ),
  scan: (
    <>
      <path d="M4 8.500V5.500A1.5 1.5 0 0 1 5.5 4h3M15.5 4h3A1.5 1.5 0 0 1 20 5.500v3M20 15.500v3a1.5 1.5 0 0 1-1.5 1.500h-3M8.5 20h-3A1.5 1.5 0 0 1 4 18.500v-3" />
      <path d="M3.5 12h17" />
    </>
  ),
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="2.8" />,
  picture: (
    <>
      <rect x="3" y="4.5" width="18" height="15" rx="2" />
      <circle cx="8.3" cy="9.5" r="1.6" />
      <path d="m3.5 17.5 5.3-4.7 3.2 2.7 4-4.3 4.7 4.6" />
    </>
  ),
  camera: (
    <>
      <path d="M4.5 7.500h3l1.5-2.300h6l1.5 2.300h3A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 18V9a1.5 1.5 0 0 1 1.5-1.500Z" />
      <circle cx="12" cy="13" r="3.6" />
    </>
  ),
  video: (
    <>
      <rect x="3" y="6" width="12.5" height="12" rx="2" />
      <path d="m15.5 10.5 5.5-3v9l-5.5-3" />
    </>
  ),
  place: (
    <>
      <path d="M12 21c4.3-4.4 6.5-7.8 6.5-11a6.5 6.5 0 0 0-13 0c0 3.2 2.2 6.6 6.5 11Z" />
      <circle cx="12" cy="10" r="2.4" />
    </>
  ),
  microphone: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6" />
    </>
  ),
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3.5-3.500a4 4 0 0 0-5.7-5.700l-1.2 1.200M14 10a4 4 0 0 0-5.7 0l-3.5 3.500a4 4 0 0 0 5.7 5.700l1.2-1.2" />,
  note: (
    <>
      <path d="M9 17.500V5.500l10-2v12" />
      <circle cx="6.5" cy="17.5" r="2.5" />
      <circle cx="16.5" cy="15.5" r="2.5" />
    </>
  ),
  play: <path d="M8 5.500v13l10.5-6.500Z" fill="currentColor" strokeLinejoin="round" />,
  pause: <path d="M8.5 5.500v13M15.5 5.500v13" strokeWidth="3" />,
  code: <path d="m8 7-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.8" />
      <path d="M12 7v5.300l3.5 2" />
    </>
  ),
  gear: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M12 2.800v2.700M12 18.500v2.700M2.8 12h2.700M18.5 12h2.700M5.5 5.500l1.9 1.900M16.6 16.600l1.9 1.900M5.5 18.500l1.9-1.900M16.6 7.400l1.9-1.9" />
    </>
  ),
  tag: (
    <>
      <path d="M4 5.500v6l8.5 8.5 7.5-7.500L11.5 4h-6A1.5 1.5 0 0 0 4 5.500Z" />
      <path d="M8.3 8.300h.01" strokeWidth="2.6" />
    </>
  ),
  megaphone: <path d="M4 9.500v5h3.500l8.5 4.500v-14L7.5 9.500ZM18.8 9.500a4 4 0 0 1 0 5M7.5 14.500l1.3 5" />,
  aperture: (
    <>
      <circle cx="12" cy="12" r="8.8" />
      <path d="m12 3.2 4.4 7.600M19.6 7.600h-8.800M19.6 16.400l-4.4-7.600M12 20.800l-4.4-7.600M4.4 16.400h8.800M4.4 7.600l4.4 7.6" />
    </>
  ),
  hexagon: (
    <>
      <path d="m12 3 7.8 4.500v9L12 21l-7.8-4.500v-9Z" />
      <path d="M9.5 14.500c0-5 5-5 5-2.500s-5 2.5-5 0" />
    </>
  ),
  card: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M3 10h18M7 15h4" />
    </>
  ),
  bolt: <path d="M13 3 5 13.500h6L10 21l8.5-11h-6Z" />,
  eye: (
    <>
      <path d="M2.5 12c2-4 5.5-6.5 9.5-6.500s7.5 2.5 9.5 6.500c-2 4-5.5 6.5-9.5 6.500S4.5 16 2.5 12Z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  check: <path d="m4.5 12.5 5 5 10-11" />,
  trash: <path d="M4 6.500h16M9 6.500V4h6v2.500M6.5 6.5 7.5 20h9l1-13.5" />,
  verified: (
    <>
      <path d="m12 2.8 2.6 1.9 3.2 0 1 3.1 2.6 1.9-1 3.1 1 3.1-2.6 1.9-1 3.100h-3.200L12 21.500l-2.6-1.600H6.200l-1-3.1-2.6-1.9 1-3.1-1-3.1 2.6-1.9 1-3.100h3.200Z" fill="currentColor" stroke="none" />
      <path d="m7.8 12 2.9 3 5.5-6" stroke="#fff" strokeWidth="1.9" />
    </>
  ),
  outside: <path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5" />,
  reload: <path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.400M19.5 3.500v4.500H15" />,
  article: <path d="M6 3.500h12v17H6ZM9 8h6M9 12h6M9 16h4" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A decorative drawing; whatever it stands for must be said by the control around it. */
export function Icon({ name, size = 24, weight = 1.5 }: { name: IconName; size?: number; weight?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={weight} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
