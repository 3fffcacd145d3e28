import { App, Button, Input } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useShortcuts } from '../../app/keyboard/shortcuts';
import { useNow } from '../../app/time/clock';
import { useMay } from '../session/useSession';
import styles from './conversations.module.css';
import { PhrasePicker } from './PhrasePicker';
import { blanksIn, bytesTooMany } from './phrasePicking';
import { ReplyAllowanceBar } from './ReplyAllowanceBar';
import { allowanceOf } from './replyWindow';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useSendReply } from './useMessages';
import { isWorthRetrying } from './usePendingReplies';
import { useReplyWriter, type WriterInput } from './useReplyWriter';

/** Where an officer writes: phrases by "/", Ctrl+Enter sends, and WeChat's limits are kept before sending. */
export function ReplyBox({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayReply = useMay('reply');
  const allowance = allowanceOf(conversation, useNow());
  const input = useRef<WriterInput>(null);
  const writer = useReplyWriter(conversation.id, input);
  const send = useSendReply(conversation.id);
  const tooMany = bytesTooMany(writer.text);
  const sendable = mayReply && allowance.open && writer.text.trim() !== '' && tooMany === 0;
  useShortcuts({ r: () => input.current?.focus() });

  const submit = () => {
    if (!sendable) return;
    const text = writer.text.trim();
    writer.write('');
    send.mutate(
      { text, clientKey: crypto.randomUUID() },
      {
        onError: (error) => {
          // What can be sent again as it is stays as a message with a button; anything else comes back to be changed.
          if (isWorthRetrying(error)) return;
          void message.error(problemText(error));
          writer.giveBack(text);
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (!writer.onWriterKey(event) && event.key === 'Escape') input.current?.blur();
  };

  return (
    <footer className={styles.reply}>
      {writer.picking && <PhrasePicker phrases={writer.found} chosen={writer.chosen} onChoose={writer.insert} />}
      <ReplyAllowanceBar allowance={allowance} mayReply={mayReply} onPhrases={writer.openPicker} />
      <Input.TextArea
        ref={input}
        aria-label={t('replyLabel')}
        className={styles.writer}
        variant="borderless"
        autoSize={{ minRows: 3, maxRows: 9 }}
        placeholder={t('replyTo', { name: nameOf(conversation, t) })}
        disabled={!mayReply || !allowance.open}
        value={writer.text}
        onChange={(event) => writer.write(event.target.value, event.target.selectionStart)}
        onKeyDown={onKeyDown}
        onSelect={(event) => writer.moved(event.currentTarget.selectionStart)}
      />
      <div className={styles.replyFoot}>
        <WriterNote text={writer.text} takes={conversation.state !== 'open'} />
        <Button type="primary" disabled={!sendable} onClick={submit}>
          {t('send')} <kbd className={styles.sendKey}>Ctrl ⏎</kbd>
        </Button>
      </div>
    </footer>
  );
}

/** What to know before sending: too long, blanks left, or that sending takes the conversation. */
function WriterNote({ text, takes }: { text: string; takes: boolean }) {
  const t = useTexts(texts);
  const tooMany = bytesTooMany(text);
  const blanks = blanksIn(text);
  if (tooMany > 0) return <span className={styles.tooLong}>{t('tooLong', { count: tooMany })}</span>;
  if (blanks.length > 0) return <span className={styles.urgent}>{t('blanksLeft', { blanks: blanks.join('') })}</span>;
  return <span>{takes && t('takesOver')}</span>;
}
