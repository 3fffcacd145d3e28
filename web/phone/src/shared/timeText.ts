import { beijing, clockText } from "./beijing";

export type Language = "zh" | "en";

const weekdays: Record<Language, readonly string[]> = {
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A separator stands before the first message and wherever more than five minutes passed since the last separator. */
export const separatorGapMs = 5 * 60_000;

function dateText(at: ReturnType<typeof beijing>, thisYear: number, language: Language): string {
  if (language === "en") return `${months[at.month - 1]} ${at.day}${at.year === thisYear ? "" : `, ${at.year}`}`;
  return `${at.year === thisYear ? "" : `${at.year}年`}${at.month}月${at.day}日`;
}

/** The day as WeChat names it: nothing for today, 昨天, 星期X within the last six days, else the date. */
function dayText(ms: number, now: number, language: Language): string {
  const at = beijing(ms);
  const today = beijing(now);
  const daysAgo = today.dayNumber - at.dayNumber;
  if (daysAgo === 0) return "";
  if (daysAgo === 1) return language === "zh" ? "昨天" : "Yesterday";
  if (daysAgo > 1 && daysAgo < 7) return weekdays[language][at.weekday] ?? "";
  return dateText(at, today.year, language);
}

/** Above a group of messages: `14:05`, `昨天 14:05`, `星期三 14:05`, `3月8日 14:05`, `2025年3月8日 14:05`. */
export function separatorText(ms: number, now: number, language: Language = "zh"): string {
  return [dayText(ms, now, language), clockText(ms)].filter(Boolean).join(" ");
}

/** At the right of a chat in the list: the time today, otherwise only the day. */
export function chatTimeText(ms: number, now: number, language: Language = "zh"): string {
  return dayText(ms, now, language) || clockText(ms);
}
