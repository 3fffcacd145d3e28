/** Reads words aloud with the voice of the phone. */
export const canSpeak = "speechSynthesis" in window;

export function speak(words: string, language: "zh" | "en"): void {
  window.speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.lang = language === "zh" ? "zh-CN" : "en";
  window.speechSynthesis.speak(said);
}

export function hush(): void {
  window.speechSynthesis.cancel();
}

/** What stands on the page. */
export function wordsOfPage(): string {
  return document.querySelector("main:not([hidden])")?.textContent ?? "";
}
