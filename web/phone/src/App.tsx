import { useEffect, useMemo, useState } from "react";
import type { PhoneStore } from "./state/store";
import { StoreContext } from "./state/hooks";
import { Stage } from "./features/persons/Stage";
import type { Language } from "./shared/timeText";
import { LanguageContext, textsOf } from "./texts/useTexts";

const languageKey = "zhijian-phone-language";

export function App({ store }: { store: PhoneStore }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(languageKey) === "en" ? "en" : "zh"));
  useEffect(() => {
    localStorage.setItem(languageKey, language);
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = textsOf(language).appTitle;
  }, [language]);
  const languageSurface = useMemo(() => ({ language, setLanguage }), [language]);
  return (
    <StoreContext value={store}>
      <LanguageContext value={languageSurface}>
        <Stage />
      </LanguageContext>
    </StoreContext>
  );
}
