import { Alert, App, Button, Popconfirm, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { ServiceItem, ServiceRevision } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ReturnDialog } from '../../app/parts/ReturnDialog';
import { dateTime } from '../../app/time/format';
import { useMay } from '../session/useSession';
import { revisionTexts } from './revision.texts';
import styles from './revision.module.css';
import { type RevisionStep, useDiscardRevision, useRevisionStep } from './useRevision';

interface RevisionBarProps {
  service: ServiceItem;
  revision: ServiceRevision;
  unsaved: boolean;
  saving: boolean;
  /** Missing for those who may not write, and while it is in review. */
  onSave: (() => void) | undefined;
  onDiscarded: () => void;
}

/** Where the changes stand, and what this person can do with them. */
export function RevisionBar({ service, revision: { revision, version }, unsaved, saving, onSave, onDiscarded }: RevisionBarProps) {
  const t = useTexts(revisionTexts);
  const { message } = App.useApp();
  const [returning, setReturning] = useState(false);
  const step = useRevisionStep(service.key);
  const discard = useDiscardRevision(service.key);
  const mayEdit = useMay('editKnowledge');
  const mayApprove = useMay('approveAnswers');
  const refused = (error: Error) => void message.error(problemText(error));
  const run = (kind: RevisionStep, note?: string) => {
    if (!revision) return;
    if (unsaved) return void message.warning(t('saveFirst'));
    step.mutate(
      { step: kind, seen: revision.edition, ...(note === undefined ? {} : { note }) },
      {
        onSuccess: () => {
          setReturning(false);
          void message.success(kind === 'approve' ? t('done_approve', { version: version + 1 }) : t(`done_${kind}`));
        },
        onError: refused,
      },
    );
  };
  const inReview = revision?.state === 'review';
  return (
    <div className={styles.bar}>
      <Standing revision={revision} />
      <Space wrap>
        {onSave && (
          <Button type={unsaved ? 'primary' : 'default'} loading={saving} disabled={!unsaved && revision?.isOutdated !== true} onClick={onSave}>
            {t('save')}
          </Button>
        )}
        {revision && !inReview && mayEdit && (
          <Button type={unsaved ? 'default' : 'primary'} disabled={revision.isOutdated || step.isPending} onClick={() => run('submit')}>
            {t('submit')}
          </Button>
        )}
        {inReview && mayApprove && (
          <Tooltip title={revision.isOwn ? t('approveNotYours') : undefined}>
            <Button type="primary" disabled={revision.isOwn || step.isPending} onClick={() => run('approve')}>
              {t('approve')}
            </Button>
          </Tooltip>
        )}
        {inReview && (mayApprove || mayEdit) && (
          <Button disabled={step.isPending} onClick={() => (revision.isOwn ? run('return') : setReturning(true))}>
            {t(revision.isOwn ? 'withdraw' : 'return')}
          </Button>
        )}
        {revision && !inReview && mayEdit && (
          <Popconfirm title={t('discardAsk')} okText={t('discard')} cancelText={t('cancel')} onConfirm={() => discard.mutate(revision.edition, { onSuccess: onDiscarded, onError: refused })}>
            <Button danger>{t('discard')}</Button>
          </Popconfirm>
        )}
      </Space>
      {returning && <ReturnDialog busy={step.isPending} onClose={() => setReturning(false)} onReturn={(note) => run('return', note)} />}
    </div>
  );
}

function Standing({ revision }: { revision: ServiceRevision['revision'] }) {
  const t = useTexts(revisionTexts);
  const language = useLanguage();
  if (!revision) return null;
  const by = t('by', { name: revision.writtenBy, at: dateTime(revision.writtenAt, language) });
  return (
    <>
      <Alert type="info" showIcon title={t(revision.state === 'review' ? 'inReview' : 'isDraft', { by })} />
      {revision.returnNote != null && <Alert type="warning" showIcon title={t('returned', { note: revision.returnNote })} />}
      {revision.isOutdated && <Alert type="warning" showIcon title={t('outdated')} />}
    </>
  );
}
