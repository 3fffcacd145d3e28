import { Button, Drawer, Space, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ServiceRun } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { RevealDialog } from '../conversations/RevealDialog';
import { useDepartmentName } from '../conversations/useQueues';
import { useMay } from '../session/useSession';
import { EntryList } from './EntryList';
import { HandlingDialog } from './HandlingDialog';
import styles from './services.module.css';
import { texts } from './texts';
import { useFinishRecord, useRevealRecord } from './useServices';

interface RecordDrawerProps {
  record: ServiceRun;
  onClose: () => void;
}

/** One record: everything entered, in full for a reason, and what was done about it. */
export function RecordDrawer({ record, onClose }: RecordDrawerProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const department = useDepartmentName(record.department);
  const mayFinish = useMay('reply') && record.handledAt == null;
  const [finishing, setFinishing] = useState(false);
  return (
    <Drawer
      open
      size={520}
      mask={{ closable: true }}
      onClose={onClose}
      title={record.title}
      extra={<Tag color={record.handledAt == null ? 'gold' : 'green'}>{t(record.handledAt == null ? 'waiting' : 'handled')}</Tag>}
      footer={
        <Space className={styles.footer}>
          <Button onClick={() => void navigate(`/conversations/${record.conversationId}`)}>{t('conversation')}</Button>
          {mayFinish && (
            <Button type="primary" onClick={() => setFinishing(true)}>
              {t('finish')}
            </Button>
          )}
        </Space>
      }
    >
      <dl className={styles.facts}>
        <Fact label={t('number')}>{record.number}</Fact>
        <Fact label={t('department')}>{department ?? t('wholeAgency')}</Fact>
        <Fact label={t('submittedAt')}>{record.endedAt != null && dateTime(record.endedAt, language)}</Fact>
        {record.handledAt != null && (
          <Fact label={t('note')}>
            {record.handledNote}
            <small>{t('handledBy', { name: record.handledBy ?? '', at: dateTime(record.handledAt, language) })}</small>
          </Fact>
        )}
      </dl>
      <Entries record={record} />
      {finishing && <FinishDialog record={record} onClose={() => setFinishing(false)} onFinished={onClose} />}
    </Drawer>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Masked until somebody says why they need it; what is shown then stays only while the drawer is open. */
function Entries({ record }: { record: ServiceRun }) {
  const t = useTexts(texts);
  const mayReveal = useMay('reveal');
  const reveal = useRevealRecord();
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<ServiceRun>();
  const close = () => {
    setAsking(false);
    reveal.reset();
  };
  const show = (reason: string) =>
    reveal.mutate(
      { id: record.id, reason },
      {
        onSuccess: (shown) => {
          setFull(shown);
          setAsking(false);
        },
      },
    );
  return (
    <section aria-label={t('entries')}>
      <header className={styles.entriesHead}>
        <h3>{t('entries')}</h3>
        {full && <small>{t('revealed')}</small>}
        {!full && mayReveal && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('reveal')}
          </Button>
        )}
      </header>
      <EntryList entries={(full ?? record).entries} />
      {asking && <RevealDialog pending={reveal.isPending} error={reveal.error} onReason={show} onClose={close} />}
    </section>
  );
}

function FinishDialog({ record, onClose, onFinished }: { record: ServiceRun; onClose: () => void; onFinished: () => void }) {
  const t = useTexts(texts);
  const finish = useFinishRecord();
  return (
    <HandlingDialog
      run={record}
      handling={finish}
      request={(note) => ({ id: record.id, note })}
      title={t('finishTitle')}
      okText={t('finish')}
      label={t('note')}
      hint={t('finishHint')}
      least={1}
      most={500}
      done={t('finished')}
      onDone={onFinished}
      onClose={onClose}
    />
  );
}
