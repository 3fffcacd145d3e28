/** Reads words aloud with the voice of the phone. */
export const canSpeak = "speechSynthesis" in window;

let heard: SpeechSynthesisUtterance | null = null;

/** @param onEnd When it has been read, or cannot be; not when something else was begun or it was hushed. */
export function speak(words: string, language: "zh" | "en", onEnd: () => void): void {
  hush();
  const said = new SpeechSynthesisUtterance(words);
  said.lang = language === "zh" ? "zh-CN" : "en";
  said.onend = said.onerror = () => said === heard && onEnd();
  heard = said;
  window.speechSynthesis.speak(said);
}

export function hush(): void {
  heard = null;
  window.speechSynthesis.cancel();
}

/** What stands on the page that is seen: those before it stay below it. */
export function wordsOfPage(): string {
  return [...document.querySelectorAll(".taro_page:not(.taro_page_shade) main")].pop()?.textContent ?? "";
}
