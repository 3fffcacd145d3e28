import { useSettings } from "@/state/settings";
import { en } from "./en";
import { zh, type Texts } from "./zh";

export function useTexts(): Texts {
  return useSettings().language === "en" ? en : zh;
}

/** The title in the citizen's language, as far as the agency gave one. */
export function useTitle(): (named: { title: string; englishTitle?: string | null }) => string {
  const isEnglish = useSettings().language === "en";
  return (named) => (isEnglish && named.englishTitle ? named.englishTitle : named.title);
}
