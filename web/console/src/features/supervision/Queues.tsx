import { Table, type TableColumnsType } from 'antd';
import type { DeskNow, OfficerNow, QueueNow } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { duration } from '../../app/time/format';
import { Panel } from './Panel';
import styles from './supervision.module.css';
import { texts } from './texts';
import { useSince } from './Tiles';

/** Who waits where. */
export function Departments({ desk }: { desk: DeskNow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const since = useSince(desk);
  const columns: TableColumnsType<QueueNow> = [
    { key: 'name', title: t('department'), ellipsis: true, render: (_, queue) => queue.name ?? t('general') },
    { key: 'waiting', title: t('queueWaiting'), width: 78, align: 'right', dataIndex: 'waiting', className: styles.strong },
    { key: 'oldest', title: t('queueOldest'), width: 104, align: 'right', render: (_, queue) => (queue.oldestWaitingSince === null ? '–' : duration(since(queue.oldestWaitingSince), language)) },
    { key: 'open', title: t('queueOpen'), width: 64, align: 'right', dataIndex: 'open' },
    { key: 'overdue', title: t('queueOverdue'), width: 82, align: 'right', render: (_, queue) => <span className={queue.overdue > 0 ? styles.bad : undefined}>{queue.overdue}</span> },
  ];
  return (
    <Panel title={t('departments')}>
      <div className={styles.scroll} tabIndex={0}>
        <Table<QueueNow> size="small" rowKey={(queue) => queue.department ?? '-'} columns={columns} dataSource={desk.departments} pagination={false} sticky />
      </div>
    </Panel>
  );
}

/** Who does how much. */
export function Officers({ desk }: { desk: DeskNow }) {
  const t = useTexts(texts);
  const columns: TableColumnsType<OfficerNow> = [
    { key: 'name', title: t('officer'), dataIndex: 'name', ellipsis: true },
    { key: 'duty', title: t('duty'), width: 72, render: (_, officer) => <span className={officer.onDuty ? styles.present : styles.away}>{t(officer.onDuty ? 'onDuty' : 'away')}</span> },
    { key: 'open', title: t('openNow'), width: 64, align: 'right', dataIndex: 'open', className: styles.strong },
    { key: 'replied', title: t('repliedToday'), width: 118, align: 'right', dataIndex: 'repliedToday' },
  ];
  return (
    <Panel title={t('officers')}>
      <div className={styles.scroll} tabIndex={0}>
        <Table<OfficerNow> size="small" rowKey="id" columns={columns} dataSource={desk.officers} pagination={false} sticky locale={{ emptyText: t('noOfficers') }} />
      </div>
    </Panel>
  );
}
