import { App, Button, Input } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { ApiProblem, problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useShortcuts } from '../../app/keyboard/shortcuts';
import { useNow } from '../../app/time/clock';
import { useMay } from '../session/useSession';
import styles from './reply.module.css';
import { PhrasePicker } from './PhrasePicker';
import { blanksIn, bytesTooMany } from './phrasePicking';
import { ReplyAllowanceBar } from './ReplyAllowanceBar';
import { allowanceOf } from './replyWindow';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useAnswerShelf } from './SuggestedAnswers';
import { takeBack, useDraftKey } from './drafts';
import { type ReplyDraft, usePost } from './useMessages';
import { useReplyWriter, type WriterInput } from './useReplyWriter';
import { useOneTimeWay } from './useOneTimeWay';
import { useTellTyping, useTypist } from './useTeamwork';

/** Where an officer writes: phrases by "/", Ctrl+Enter sends, and WeChat's limits are kept before sending. */
export function ReplyBox({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const { message, modal } = App.useApp();
  const typist = useTypist(conversation.id);
  const tellTyping = useTellTyping(conversation.id);
  const mayReply = useMay('reply');
  const allowance = allowanceOf(conversation, useNow());
  const oneTime = useOneTimeWay(conversation.id, mayReply && !allowance.open && allowance.reason !== 'unsubscribed');
  const input = useRef<WriterInput>(null);
  const writer = useReplyWriter(conversation.id, input);
  const send = usePost(conversation.id);
  const draftKey = useDraftKey(conversation.id);
  const { shelf, onKey: onShelfKey } = useAnswerShelf(conversation, writer.append);
  const tooMany = bytesTooMany(writer.text);
  // What WeChat lets nobody say now goes as a message the citizen allowed, or is kept for their next one; to somebody who left nothing can ever be said.
  const writable = mayReply && (allowance.open || allowance.reason !== 'unsubscribed');
  const sendable = writable && writer.text.trim() !== '' && tooMany === 0;
  useShortcuts({ r: () => input.current?.focus() });

  const submit = () => {
    if (!sendable) return;
    const text = writer.text.trim();
    writer.write('');
    post({ text, clientKey: crypto.randomUUID() });
  };
  const post = (draft: ReplyDraft) =>
    send(draft, (error) => {
      const isShown = input.current !== null;
      if (isShown && isCollision(error)) askWhetherToSend(draft, error);
      else void message.error(isShown ? problemText(error) : `${nameOf(conversation, t)}：${problemText(error)}`);
    });
  const askWhetherToSend = (draft: ReplyDraft, collision: ApiProblem) => {
    const name = collision.by ?? '';
    void modal.confirm({
      title: t(collision.code === 'already_answered' ? 'answeredBy' : 'heldByAsk', { name }),
      content: t('sendAnywayHint', { name }),
      okText: t('sendAnyway'),
      cancelText: t('cancel'),
      onOk: () => {
        takeBack(draftKey, draft.text);
        post({ ...draft, besideHolder: true });
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (writable && onShelfKey(event))) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (!writer.onWriterKey(event) && event.key === 'Escape') input.current?.blur();
  };

  return (
    <footer className={styles.reply}>
      {writer.picking && <PhrasePicker phrases={writer.found} chosen={writer.chosen} onChoose={writer.insert} />}
      <ReplyAllowanceBar allowance={allowance} mayReply={mayReply} kept={conversation.kept ?? 0} oneTime={oneTime} onPhrases={writer.openPicker} />
      {typist !== undefined && (
        <p className={styles.typing} role="status">
          {t('typing', { name: typist })}
        </p>
      )}
      {writable && shelf}
      <Input.TextArea
        ref={input}
        aria-label={t('replyLabel')}
        className={styles.writer}
        variant="borderless"
        autoSize={{ minRows: 3, maxRows: 9 }}
        placeholder={t('replyTo', { name: nameOf(conversation, t) })}
        disabled={!writable}
        value={writer.text}
        onChange={(event) => {
          tellTyping();
          writer.write(event.target.value, event.target.selectionStart);
        }}
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

/** A colleague was first or has the conversation; sending all the same is the officer's decision. */
function isCollision(error: Error): error is ApiProblem {
  return error instanceof ApiProblem && (error.code === 'already_answered' || error.code === 'conversation_taken');
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
