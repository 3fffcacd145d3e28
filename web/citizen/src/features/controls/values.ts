import type { Step } from "@/api/types";

/** Between the keys of several options. */
const separator = ",";

/** What the control begins with: what was entered here before. */
export function draftOf(step: Step): string {
  const entered = step.entered;
  if (!entered || entered.value === "") return "";
  if (step.kind === "money") return String(Number(entered.value) / 100);
  return entered.value;
}

/** What is sent: as it would be typed in the chat. */
export function textOf(step: Step, value: string): string {
  const place = (key: string) => step.options.findIndex((option) => option.key === key) + 1;
  if (step.kind === "choice") return value === "" ? "" : String(place(value));
  if (step.kind === "choices") return keysOf(value).map(place).join(" ");
  if (step.kind === "yesNo") return value === "yes" ? "是" : value === "no" ? "否" : "";
  return value;
}

export function keysOf(value: string): string[] {
  return value === "" ? [] : value.split(separator);
}

export function valueOf(keys: readonly string[]): string {
  return keys.join(separator);
}
