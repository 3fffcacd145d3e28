/** A piece of text that stayed, came or went. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Numbers and Latin words whole, everything else letter by letter: a changed year should read as one change. */
function tokens(text: string): string[] {
  return text.match(/[A-Za-z]+|\d+|[\s\S]/gu) ?? [];
}

/** What changed from one wording to the next, readable from left to right: removals stand before what replaces them. */
export function diff(before: string, after: string): DiffPart[] {
  const [left, right] = [tokens(before), tokens(after)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const middle = align(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return joined([...same(left.slice(0, start)), ...middle, ...same(left.slice(left.length - end))]);
}

function same(words: readonly string[]): DiffPart[] {
  return words.map((text) => ({ kind: 'same', text }));
}

/** Longest common subsequence; answers are short enough for the plain table. */
function align(left: readonly string[], right: readonly string[]): DiffPart[] {
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) for (let j = right.length - 1; j >= 0; j--) longest[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      parts.push({ kind: 'same', text: left[i] ?? '' });
      i++;
      j++;
    } else if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1))) parts.push({ kind: 'removed', text: left[i++] ?? '' });
    else parts.push({ kind: 'added', text: right[j++] ?? '' });
  }
  return parts;
}

/** Runs joined; a single letter that happens to stay between two changes reads better as part of the change. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [removed, added, kept] = ['', '', ''];
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    if (kept !== '') result.push({ kind: 'same', text: kept });
    [removed, added, kept] = ['', '', ''];
  };
  for (const part of parts) {
    if (part.kind === 'same') {
      kept += part.text;
      continue;
    }
    if (kept.length > 1 || (removed === '' && added === '')) flush();
    removed += kept;
    added += kept;
    kept = '';
    if (part.kind === 'removed') removed += part.text;
    else added += part.text;
  }
  flush();
  return result;
}
