import type { GetRef, Input } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import { usePhrases } from '../phrases/usePhrases';
import { keepDraft, readDraft, useDraft, useDraftKey } from './drafts';
import { fillPhrase, findPhrases, insertPhrase, nextBlank, slashQuery, type Stretch } from './phrasePicking';
import { texts } from './texts';
import { usePhraseValues } from './useTeamwork';

export type WriterInput = GetRef<typeof Input.TextArea>;

/** The text being written with its cursor, its draft and the phrase picker over it. */
export function useReplyWriter(conversationId: string, input: RefObject<WriterInput | null>) {
  const phrases = usePhrases().data ?? [];
  const t = useTexts(texts);
  const values = usePhraseValues(conversationId).data;
  const blanks = { citizen: t('blankCitizen'), officer: t('blankOfficer'), account: t('blankAccount'), date: t('blankDate'), nextOpening: t('blankOpening') };
  const draft = useDraftKey(conversationId);
  const text = useDraft(draft);
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const target = useRef<Stretch>(undefined);
  const slash = slashQuery(text, cursor);
  const picking = slash !== undefined && !dismissed;
  const found = picking ? findPhrases(phrases, slash.query) : [];

  useEffect(() => {
    if (target.current === undefined) return;
    const area = input.current?.resizableTextArea?.textArea;
    area?.focus();
    area?.setSelectionRange(target.current.from, target.current.to);
    target.current = undefined;
  }, [text, input]);

  const write = (next: string, at = next.length) => {
    setCursor(at);
    setChosen(0);
    setDismissed(false);
    keepDraft(draft, next);
  };
  const place = (next: string, select: Stretch) => {
    target.current = select;
    write(next, select.to);
  };
  const insert = (phrase: string) => {
    if (!slash) return;
    const inserted = insertPhrase(text, slash.start, cursor, fillPhrase(phrase, values, blanks));
    place(inserted.text, inserted.select);
  };
  /** Puts a whole text behind what is written by then, ready to be changed. */
  const append = (whole: string) => {
    const before = readDraft(draft).trimEnd();
    const next = before === '' ? whole : `${before}\n${whole}`;
    place(next, { from: next.length, to: next.length });
  };
  const openPicker = () => {
    const gap = text === '' || /\s$/.test(text) ? '' : ' ';
    const end = text.length + gap.length + 1;
    place(`${text}${gap}/`, { from: end, to: end });
  };
  /** Tab leads from blank to blank, and out of the box when none is left. */
  const toNextBlank = (event: KeyboardEvent): boolean => {
    const area = input.current?.resizableTextArea?.textArea;
    const gap = nextBlank(text, area?.selectionEnd) ?? nextBlank(text);
    if (!area || !gap) return false;
    event.preventDefault();
    area.setSelectionRange(gap.from, gap.to);
    return true;
  };
  const onWriterKey = (event: KeyboardEvent): boolean => {
    if (!picking) return event.key === 'Tab' && !event.shiftKey && toNextBlank(event);
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
  return { text, write, insert, append, openPicker, onWriterKey, moved: setCursor, picking, found, chosen };
}
