import { useEffect, useRef } from 'react';
import type { Phrase } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './reply.module.css';
import { texts } from './texts';

interface PhrasePickerProps {
  phrases: readonly Phrase[];
  chosen: number;
  onChoose: (text: string) => void;
}

export function PhrasePicker({ phrases, chosen, onChoose }: PhrasePickerProps) {
  const t = useTexts(texts);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={styles.picker}>
      <div ref={list} role="listbox" aria-label={t('phrases')} className={styles.pickerList}>
        {phrases.length === 0 && <p className={styles.pickerEmpty}>{t('noPhrase')}</p>}
        {phrases.map((phrase, index) => (
          <div key={phrase.id} role="option" aria-selected={index === chosen} className={styles.pickerRow} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(phrase.text)}>
            <strong>{phrase.title}</strong>
            {phrase.shortcut != null && phrase.shortcut !== '' && <kbd>/{phrase.shortcut}</kbd>}
            <span>{phrase.text}</span>
          </div>
        ))}
      </div>
      <p className={styles.pickerHint}>{t('phraseHint')}</p>
    </div>
  );
}
