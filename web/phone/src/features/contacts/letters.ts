/** The first character of each pinyin initial in the order of a Chinese dictionary; no syllable begins with I, U or V. */
const firsts = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
const initials = "ABCDEFGHJKLMNOPQRSTWXYZ";
const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** The letter of the contacts list under which a name stands: pinyin initial, Latin letter, or # for anything else. */
export function letterOf(name: string): string {
  const first = [...name.trim()][0] ?? "";
  if (/^[a-z]$/iu.test(first)) return first.toUpperCase();
  if (!/^[\u3400-\u9fff]$/u.test(first)) return "#";
  const above = [...firsts].findLastIndex((boundary) => collator.compare(boundary, first) <= 0);
  return initials[Math.max(above, 0)] ?? "#";
}

const rank = (letter: string): string => (letter === "#" ? "~" : letter);

/** Groups by letter, # last, names inside a group in dictionary order. */
export function byLetter<T>(items: readonly T[], nameOf: (item: T) => string): { letter: string; items: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)))) {
    const letter = letterOf(nameOf(item));
    groups.set(letter, [...(groups.get(letter) ?? []), item]);
  }
  return [...groups].map(([letter, grouped]) => ({ letter, items: grouped })).toSorted((a, b) => (rank(a.letter) < rank(b.letter) ? -1 : 1));
}
