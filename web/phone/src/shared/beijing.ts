/** The simulated phone lives in China: every time on it is Beijing time (UTC+8, no summer time), wherever the browser is. */
const beijingMs = 8 * 3_600_000;
const dayMs = 86_400_000;

export interface BeijingTime {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  /** Days since 1970-01-01 in Beijing: the difference of two is how many midnights lie between. */
  dayNumber: number;
}

export function beijing(ms: number): BeijingTime {
  const shifted = new Date(ms + beijingMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    dayNumber: Math.floor((ms + beijingMs) / dayMs),
  };
}

export const two = (value: number): string => String(value).padStart(2, "0");

export const clockText = (ms: number): string => {
  const time = beijing(ms);
  return `${two(time.hour)}:${two(time.minute)}`;
};

export const clockWithSeconds = (ms: number): string => {
  const time = beijing(ms);
  return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
};

export const isoDay = (ms: number): string => {
  const time = beijing(ms);
  return `${time.year}-${two(time.month)}-${two(time.day)}`;
};
