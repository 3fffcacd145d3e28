/** The server's lower limit; it checks again and may ask for more. */
export const minimumLength = 12;

export type PasswordMistake = 'tooShort' | 'sameAsOld' | 'differs';

/** What is wrong with a wished new password, as far as the page can tell; undefined when nothing is. */
export function mistakeIn(current: string, next: string, repeat: string): PasswordMistake | undefined {
  if (next.length < minimumLength) return 'tooShort';
  if (next === current) return 'sameAsOld';
  if (next !== repeat) return 'differs';
  return undefined;
}
