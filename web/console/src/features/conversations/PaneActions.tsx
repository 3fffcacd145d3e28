import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useShortcuts } from '../../app/keyboard/shortcuts';
import { useMay, useStaff } from '../session/useSession';
import { LineDialog } from './LineDialog';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { TransferDialog } from './TransferDialog';
import { type ConversationAction, useConversationAction } from './useMessages';
import { useTakeOver, useWriteNote } from './useTeamwork';

type Dialog = 'transfer' | 'note' | 'takeOver';

/** What an officer does with a conversation besides replying. Keys: t takes or, once taken, transfers; n notes; e ends. */
export function PaneActions({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const me = useStaff().id;
  const leads = useMay('lead');
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<Dialog>();
  const action = useConversationAction(conversation.id);
  const mine = conversation.state === 'open' && conversation.assignedTo?.id === me;
  const heldByOther = conversation.state === 'open' && conversation.assignedTo != null && !mine;
  const canTake = !mine && !heldByOther;
  const canTransfer = !heldByOther || leads;
  const canClose = conversation.state !== 'automatic';

  // With the name, and no callbacks of `mutate`: the officer may have gone on to the next conversation by then.
  const run = (kind: ConversationAction) =>
    void action.mutateAsync(kind).then(
      () => kind === 'close' && message.success(t('closed')),
      (error: unknown) => message.error(`${nameOf(conversation, t)}：${problemText(error)}`),
    );
  const takeOrGive = () => {
    if (action.isPending) return;
    if (canTake) run('take');
    else if (mine) setDialog('transfer');
    else if (leads) setDialog('takeOver');
  };
  useShortcuts({
    t: takeOrGive,
    n: () => setDialog('note'),
    e: () => {
      if (canClose && !action.isPending) run('close');
    },
  });
  return (
    <>
      {canTake && (
        <Tooltip title="t">
          <Button type={conversation.state === 'waiting' ? 'primary' : 'default'} disabled={action.isPending} onClick={() => run('take')}>
            {t('take')}
          </Button>
        </Tooltip>
      )}
      {heldByOther && leads && <Button onClick={() => setDialog('takeOver')}>{t('takeOver')}</Button>}
      {canTransfer && (
        <Tooltip title={mine ? 't' : ''}>
          <Button onClick={() => setDialog('transfer')}>{t('transfer')}</Button>
        </Tooltip>
      )}
      <Tooltip title={`${t('noteHint')}  n`}>
        <Button onClick={() => setDialog('note')}>{t('note')}</Button>
      </Tooltip>
      {canClose && (
        <Tooltip title={`${t('closeHint')}  e`}>
          <Button disabled={action.isPending} onClick={() => run('close')}>
            {t('close')}
          </Button>
        </Tooltip>
      )}
      {dialog === 'transfer' && <TransferDialog conversationId={conversation.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'note' && <NoteDialog conversationId={conversation.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'takeOver' && <TakeOverDialog conversation={conversation} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function NoteDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const write = useWriteNote(conversationId);
  const save = (text: string) => write.mutate(text, { onSuccess: onClose, onError: (error) => void message.error(problemText(error)) });
  return <LineDialog title={t('note')} label={t('noteLabel')} most={1000} saving={write.isPending} onSave={save} onClose={onClose} />;
}

function TakeOverDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const takeOver = useTakeOver(conversation.id);
  const save = (text: string) => takeOver.mutate(text, { onSuccess: onClose, onError: (error) => void message.error(problemText(error)) });
  return (
    <LineDialog title={t('takeOverAsk', { name: conversation.assignedTo?.displayName ?? '' })} label={t('reason')} most={500} saving={takeOver.isPending} onSave={save} onClose={onClose} />
  );
}
