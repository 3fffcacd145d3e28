import type { GetRef, Input } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { usePhrases } from '../phrases/usePhrases';
import { keepDraft, readDraft } from './drafts';
import { findPhrases, insertPhrase, slashQuery } from './phrasePicking';

export type WriterInput = GetRef<typeof Input.TextArea>;

/** The text being written with its cursor, its draft and the phrase picker over it. */
export function useReplyWriter(conversationId: string, input: RefObject<WriterInput | null>) {
  const phrases = usePhrases().data ?? [];
  const [text, setText] = useState(() => readDraft(conversationId));
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const target = useRef<number>(undefined);
  const slash = slashQuery(text, cursor);
  const picking = slash !== undefined && !dismissed;
  const found = picking ? findPhrases(phrases, slash.query) : [];

  useEffect(() => {
    if (target.current === undefined) return;
    const area = input.current?.resizableTextArea?.textArea;
    area?.focus();
    area?.setSelectionRange(target.current, target.current);
    target.current = undefined;
  }, [text, input]);

  const write = (next: string, at = next.length) => {
    setText(next);
    setCursor(at);
    setChosen(0);
    setDismissed(false);
    keepDraft(conversationId, next);
  };
  const place = (next: string, at: number) => {
    target.current = at;
    write(next, at);
  };
  const insert = (phrase: string) => {
    if (!slash) return;
    const inserted = insertPhrase(text, slash.start, cursor, phrase);
    place(inserted.text, inserted.cursor);
  };
  const openPicker = () => {
    const gap = text === '' || /\s$/.test(text) ? '' : ' ';
    place(`${text}${gap}/`, text.length + gap.length + 1);
  };
  const onPickerKey = (event: KeyboardEvent): boolean => {
    if (!picking) return false;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setChosen((chosen + 1) % Math.max(1, found.length)),
      ArrowUp: () => setChosen((chosen + found.length - 1) % Math.max(1, found.length)),
      Enter: () => insert(found[chosen]?.text ?? ''),
      Tab: () => insert(found[chosen]?.text ?? ''),
      Escape: () => setDismissed(true),
    };
    const act = keys[event.key];
    if (!act || (found.length === 0 && event.key !== 'Escape')) return false;
    event.preventDefault();
    act();
    return true;
  };
  const giveBack = (failed: string) => {
    if ((input.current?.resizableTextArea?.textArea.value ?? '') === '') write(failed);
  };
  return { text, write, insert, openPicker, onPickerKey, giveBack, moved: setCursor, picking, found, chosen };
}
