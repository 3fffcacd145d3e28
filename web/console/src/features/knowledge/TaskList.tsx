import { Drawer, Empty, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import type { AnswerTask } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useAnswerTasks, useDepartments } from './useAnswers';

const colours = { month: 'gold', week: 'orange', expired: 'red' } as const;
const pageSize = 20;

/** What runs out, by department (到期任务). */
export function TaskList({ onOpen, onClose }: { onOpen: (answerId: string) => void; onClose: () => void }) {
  const t = useTexts(texts);
  const departments = useDepartments().data ?? [];
  const [department, setDepartment] = useState<string>();
  const [page, setPage] = useState(1);
  const tasks = useAnswerTasks({ department, page, size: pageSize });
  return (
    <Drawer title={t('tasksTitle')} open size={820} onClose={onClose} mask={{ closable: true }}>
      <p className={styles.tasksHint}>{t('tasksHint')}</p>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200, marginBottom: 12 }}
        placeholder={t('anyDepartment')}
        aria-label={t('department')}
        value={department}
        onChange={(key?: string) => {
          setDepartment(key);
          setPage(1);
        }}
        options={departments.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {tasks.isError && <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />}
      <Table<AnswerTask>
        size="small"
        rowKey="answerId"
        loading={tasks.isPending || tasks.isPlaceholderData}
        dataSource={tasks.data?.items ?? []}
        onRow={(task) => ({ onClick: () => onOpen(task.answerId), style: { cursor: 'pointer' } })}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noTasks')} /> }}
        pagination={{ current: page, pageSize, total: tasks.data?.total ?? 0, showSizeChanger: false, onChange: setPage, hideOnSinglePage: true }}
        columns={[
          { key: 'stage', title: t('stage'), width: 116, render: (_, { stage }) => <Tag color={colours[stage]}>{t(`stage_${stage}`)}</Tag> },
          {
            key: 'question',
            title: t('question'),
            render: (_, task) => (
              <button type="button" className={styles.link}>
                {task.question}
              </button>
            ),
          },
          { key: 'department', title: t('department'), width: 150, render: (_, task) => departments.find(({ key }) => key === task.department)?.name ?? task.department },
          { key: 'expiresAt', title: t('expiresAt'), dataIndex: 'expiresAt', width: 110 },
          { key: 'newer', title: t('newestVersion'), width: 90, render: (_, { answerStatus }) => (answerStatus === 'approved' ? '' : t(answerStatus)) },
        ]}
      />
    </Drawer>
  );
}
