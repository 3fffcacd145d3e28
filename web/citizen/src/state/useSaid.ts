import { useState } from "react";

export interface SaidNow {
  words: string;
  /** Another one each time, so that the same words are said again. */
  turn: string;
}

/** What is said of what was done last on a page. */
export function useSaid(): [SaidNow | null, (words: string) => void] {
  const [said, setSaid] = useState<SaidNow | null>(null);
  return [said, (words) => setSaid((before) => ({ words, turn: String(Number(before?.turn ?? 0) + 1) }))];
}
