import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import type { Translator } from '../../app/i18n/texts';
import styles from './conversations.module.css';
import { texts } from './texts';

function said(kind: string | undefined, name: string, target: string, t: Translator<typeof texts>): string {
  switch (kind) {
    case 'transfer':
      return t('transferredTo', { name, target });
    case 'takeOver':
      return t('tookOverFrom', { name, target });
    case 'assigned':
      return t('assignedTo', { target });
    case 'returned':
      return t('returnedFrom', { target });
    case 'moved':
      return t('movedTo', { name, target: target === '' ? t('generalQueueName') : target });
    default:
      return t('notedBy', { name });
  }
}

/** What only staff see of a chat: notes, transfers, take-overs, what was given by turn and what came back. */
export function InternalLine({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const name = message.staffName ?? t('byStaff');
  const target = message.internal?.target ?? '';
  const what = said(message.internal?.kind, name, target, t);
  return (
    <p className={styles.internal} data-message={message.id}>
      <small>
        {what} · {t('internalOnly')}
      </small>
      {message.text}
    </p>
  );
}
