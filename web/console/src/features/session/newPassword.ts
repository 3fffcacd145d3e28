/** The server's rules; it checks again. */
export const minimumLength = 8;
const neededKinds = 3;
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

export type PasswordMistake = 'tooShort' | 'tooPlain' | 'sameAsOld' | 'differs';

/** What is wrong with a wished new password, as far as the page can tell; undefined when nothing is. */
export function mistakeIn(current: string, next: string, repeat: string): PasswordMistake | undefined {
  if (next.length < minimumLength) return 'tooShort';
  if (kinds.filter((kind) => kind.test(next)).length < neededKinds) return 'tooPlain';
  if (next === current) return 'sameAsOld';
  if (next !== repeat) return 'differs';
  return undefined;
}
