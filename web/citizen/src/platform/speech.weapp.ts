/** A mini program has no voice of its own; the phone's screen reader reads the labels. */
export const canSpeak = false;

export function speak(_words: string, _language: "zh" | "en", _onEnd: () => void): void {}

export function hush(): void {}

export function wordsOfPage(): string {
  return "";
}
