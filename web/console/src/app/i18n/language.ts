import { useMemo, useSyncExternalStore } from 'react';
import { type Language, type Texts, translator, type Translator } from './texts';

const storageKey = 'zhijian.language';
const listeners = new Set<() => void>();
let current: Language = stored();

function stored(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
}

function announce(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

announce(current);

/** The language now, for code outside components. */
export function currentLanguage(): Language {
  return current;
}

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(storageKey, language);
  announce(language);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** The translator of a feature's texts in the reader's language. */
export function useTexts<T extends Texts>(texts: T): Translator<T> {
  const language = useLanguage();
  return useMemo(() => translator(texts, language), [texts, language]);
}
