import { Segmented, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import type { ServiceRun } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { useListParameters } from '../../app/parts/useListParameters';
import { dateTime } from '../../app/time/format';
import { useDepartments } from '../knowledge/useAnswers';
import { RecordDrawer } from './RecordDrawer';
import styles from './services.module.css';
import { texts } from './texts';
import { useRecords } from './useServices';

/** What citizens submitted, for the people who handle it (办件). */
export default function RecordsPage() {
  const t = useTexts(texts);
  const list = useListParameters('-endedAt');
  const state = list.filter('state') ?? 'waiting';
  const records = useRecords({ state, page: list.page, size: list.size });
  const [opened, setOpened] = useState<ServiceRun>();
  const states = [
    { value: 'waiting', label: t('waiting') },
    { value: 'done', label: t('handled') },
    { value: 'all', label: t('all') },
  ];
  return (
    <PageFrame title={t('records')} hint={t('recordsHint')} tools={<Segmented options={states} value={state} onChange={(value) => list.change({ state: value })} />}>
      <ListTable query={records} list={list} columns={useColumns(setOpened)} rowKey="id" filtered={state !== 'all'} minWidth={820} onRow={(record) => ({ className: styles.row, onClick: () => setOpened(record) })} />
      {opened && <RecordDrawer key={opened.id} record={records.data?.items.find(({ id }) => id === opened.id) ?? opened} onClose={() => setOpened(undefined)} />}
    </PageFrame>
  );
}

function useColumns(onOpen: (record: ServiceRun) => void): TableColumnsType<ServiceRun> {
  const t = useTexts(texts);
  const language = useLanguage();
  const departments = useDepartments().data;
  const nameOf = (key: string) => departments?.find((department) => department.key === key)?.name ?? key;
  return [
    {
      key: 'number',
      title: t('number'),
      width: 172,
      render: (_, record) => (
        <button type="button" className={styles.link} onClick={() => onOpen(record)}>
          {record.number}
        </button>
      ),
    },
    { key: 'title', title: t('service'), width: 150, ellipsis: true, dataIndex: 'title' },
    { key: 'department', title: t('department'), width: 130, ellipsis: true, render: (_, { department }) => (department == null ? t('wholeAgency') : nameOf(department)) },
    { key: 'entries', title: t('entries'), render: (_, { entries }) => <span className={styles.short}>{entries.map((entry) => t('entry', entry)).join(t('between'))}</span> },
    { key: 'endedAt', title: t('submittedAt'), width: 144, render: (_, { endedAt }) => endedAt != null && dateTime(endedAt, language) },
    { key: 'state', title: t('state'), width: 84, render: (_, { handledAt }) => <Tag color={handledAt == null ? 'gold' : 'green'}>{t(handledAt == null ? 'waiting' : 'handled')}</Tag> },
  ];
}
