const offset = 8 * 60 * 60 * 1000;
const two = (number: number) => String(number).padStart(2, "0");

/** An instant as people in Beijing read it, wherever the phone is. */
export function timeText(instant: string): string {
  const at = new Date(new Date(instant).getTime() + offset);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}
