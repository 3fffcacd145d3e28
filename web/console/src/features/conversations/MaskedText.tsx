import { type ReactNode, useState } from 'react';
import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useMay } from '../session/useSession';
import styles from './bubble.module.css';
import { RevealDialog } from './RevealDialog';
import { SentText } from './SentText';
import { texts } from './texts';
import { useReveal } from './useMessages';

/** A message with citizens' numbers hidden. A click on one asks why it is needed; what is shown then stays only while the message is on screen. */
export function MaskedText({ message, conversationId }: { message: MessageView; conversationId: string }) {
  const mayReveal = useMay('reveal');
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<string>();
  const text = revealed ?? message.text ?? '';
  const parts = message.masked ?? [];
  if (parts.length === 0) return message.direction === 'outbound' ? <SentText text={text} /> : <>{text}</>;

  const pieces: ReactNode[] = [];
  let at = 0;
  for (const part of parts) {
    const number = text.slice(part.start, part.start + part.length);
    pieces.push(text.slice(at, part.start));
    pieces.push(
      revealed === undefined && mayReveal ? (
        <button key={part.start} type="button" className={styles.masked} title={t('revealHint')} onClick={() => setAsking(true)}>
          {number}
        </button>
      ) : (
        <span key={part.start} className={revealed === undefined ? undefined : styles.revealed}>
          {number}
        </span>
      ),
    );
    at = part.start + part.length;
  }
  pieces.push(text.slice(at));
  return (
    <>
      {pieces}
      {asking && (
        <RevealMessage
          conversationId={conversationId}
          seq={message.seq}
          onClose={() => setAsking(false)}
          onRevealed={(full) => {
            setRevealed(full);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

interface RevealMessageProps {
  conversationId: string;
  seq: number;
  onClose: () => void;
  onRevealed: (text: string) => void;
}

function RevealMessage({ conversationId, seq, onClose, onRevealed }: RevealMessageProps) {
  const reveal = useReveal(conversationId);
  return <RevealDialog pending={reveal.isPending} error={reveal.error} onReason={(reason) => reveal.mutate({ seq, reason }, { onSuccess: (shown) => onRevealed(shown.text ?? '') })} onClose={onClose} />;
}
