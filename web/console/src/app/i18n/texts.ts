/** The two languages of the console; Chinese is the default. */
export type Language = 'zh' | 'en';

/** Texts of one feature: each key with its Chinese and its English, side by side so that neither is forgotten. */
export type Texts = Readonly<Record<string, readonly [zh: string, en: string]>>;

type ParameterNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;
type Arguments<S extends string> = [ParameterNames<S>] extends [never] ? [] : [parameters: Readonly<Record<ParameterNames<S>, string | number>>];

/** Looks a text up and fills its `{name}` places; keys and parameter names are checked by the compiler. */
export type Translator<T extends Texts> = <K extends keyof T & string>(key: K, ...parameters: Arguments<T[K][0]>) => string;

export function defineTexts<const T extends Texts>(texts: T): T {
  return texts;
}

export function translator<T extends Texts>(texts: T, language: Language): Translator<T> {
  return (key, ...parameters) => fill(texts[key]?.[language === 'zh' ? 0 : 1] ?? key, parameters[0]);
}

function fill(template: string, parameters: Readonly<Record<string, string | number>> | undefined): string {
  if (!parameters) return template;
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
}
