import { createContext, useContext } from "react";
import type { Language } from "../shared/timeText";
import { en } from "./en";
import { zh, type Texts } from "./zh";

export const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void }>({
  language: "zh",
  setLanguage: () => undefined,
});

export const textsOf = (language: Language): Texts => (language === "zh" ? zh : en);

export function useTexts(): Texts {
  return textsOf(useContext(LanguageContext).language);
}

export const useLanguage = () => useContext(LanguageContext);
