import type { Phrase, PhraseValues } from '../../api/types';

/** What follows an open "/" in front of the cursor; undefined when no phrase is being looked for. */
export function slashQuery(text: string, cursor: number): { query: string; start: number } | undefined {
  const before = text.slice(0, cursor);
  const start = before.lastIndexOf('/');
  if (start < 0) return undefined;
  if (start > 0 && !/\s/.test(before[start - 1] ?? '')) return undefined;
  const query = before.slice(start + 1);
  return /\s/.test(query) || query.length > 20 ? undefined : { query, start };
}

/** Phrases that fit, those whose shortcut begins with the query first. */
export function findPhrases(phrases: readonly Phrase[], query: string): Phrase[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...phrases];
  const rank = (phrase: Phrase): number => {
    const shortcut = phrase.shortcut?.toLowerCase() ?? '';
    if (shortcut === wanted) return 0;
    if (shortcut.startsWith(wanted)) return 1;
    if (phrase.title.toLowerCase().includes(wanted)) return 2;
    return phrase.text.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return phrases
    .map((phrase) => ({ phrase, rank: rank(phrase) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((each) => each.phrase);
}

const variable = /\{([^{}]*)\}/g;

/** The variables a phrase may have, in the order they are told. */
export const phraseVariables = ['citizen', 'officer', 'account', 'date', 'nextOpening'] as const satisfies readonly (keyof PhraseValues)[];

/** The first variable of a phrase that nobody knows; undefined when all are known. */
export function unknownVariable(phrase: string): string | undefined {
  return [...phrase.matchAll(variable)].map((match) => match[1] ?? '').find((name) => !(phraseVariables as readonly string[]).includes(name));
}

/** A phrase with its variables filled in; what is not known becomes a blank for the officer. */
export function fillPhrase(phrase: string, values: PhraseValues | undefined, blanks: Readonly<Record<keyof PhraseValues, string>>): string {
  return phrase.replace(variable, (whole, name: string) => {
    const known = phraseVariables.find((each) => each === name);
    return known === undefined ? whole : (values?.[known] ?? blanks[known]);
  });
}

/** A stretch of a text, as the browser selects it. */
export interface Stretch {
  from: number;
  to: number;
}

const blank = /【[^【】\n]+】/g;

/** The first blank such as 【单位】 at or behind a place; blanks are what a phrase leaves to be filled in. */
export function nextBlank(text: string, from = 0): Stretch | undefined {
  for (const found of text.matchAll(blank)) if (found.index >= from) return { from: found.index, to: found.index + found[0].length };
  return undefined;
}

/** Blanks still to be filled in, each once. */
export function blanksIn(text: string): string[] {
  return [...new Set(text.match(blank) ?? [])];
}

/** The draft with the slash and its query replaced by a phrase, and what is then selected: its first blank, else its end. */
export function insertPhrase(text: string, start: number, cursor: number, phrase: string): { text: string; select: Stretch } {
  const inserted = text.slice(0, start) + phrase + text.slice(cursor);
  const end = start + phrase.length;
  const gap = nextBlank(inserted, start);
  return { text: inserted, select: gap && gap.to <= end ? gap : { from: end, to: end } };
}

/** WeChat refuses longer customer-service texts. Source: custom/send, 2,048 bytes of UTF-8. */
const mostBytes = 2048;

/** How many bytes of UTF-8 a text is too long; 0 when it fits. */
export function bytesTooMany(text: string): number {
  return Math.max(0, new TextEncoder().encode(text).length - mostBytes);
}
