import { App, Button, Input, Modal, Segmented, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { problemText } from '../../api/problem';
import type { FollowUp } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { useListParameters } from '../../app/parts/useListParameters';
import { dateTime } from '../../app/time/format';
import { texts } from './texts';
import { useFinishFollowUp, useFollowUps } from './useFollowUps';

/** Tasks that bad grades made. */
export default function FollowUpsPage() {
  const t = useTexts(texts);
  const list = useListParameters('-createdAt');
  const state = list.filter('state') ?? 'open';
  const tasks = useFollowUps({ state, page: list.page, size: list.size });
  const [finishing, setFinishing] = useState<FollowUp>();
  const states = [
    { value: 'open', label: t('stateOpen') },
    { value: 'done', label: t('stateDone') },
    { value: 'all', label: t('stateAll') },
  ];
  return (
    <PageFrame title={t('title')} hint={t('hint')} tools={<Segmented options={states} value={state} onChange={(value) => list.change({ state: value })} />}>
      <ListTable query={tasks} list={list} columns={useColumns(setFinishing)} rowKey="id" filtered={state !== 'all'} />
      {finishing && <FinishDialog task={finishing} onClose={() => setFinishing(undefined)} />}
    </PageFrame>
  );
}

function useColumns(onFinish: (task: FollowUp) => void): TableColumnsType<FollowUp> {
  const t = useTexts(texts);
  const language = useLanguage();
  return [
    { key: 'createdAt', title: t('createdAt'), width: 148, render: (_, { createdAt }) => dateTime(createdAt, language) },
    { key: 'grade', title: t('grade'), width: 112, render: (_, { grade }) => t(grade === 1 ? 'grade1' : 'grade2') },
    { key: 'reason', title: t('reason'), render: (_, { reason }) => reason ?? <span style={{ color: 'var(--faint)' }}>{t('noReason')}</span> },
    { key: 'staff', title: t('staff'), width: 120, ellipsis: true, dataIndex: 'staffName' },
    { key: 'note', title: t('note'), render: (_, { note, doneName }) => note != null && `${note}（${doneName ?? ''}）` },
    {
      key: 'actions',
      width: 168,
      render: (_, task) => (
        <Space size={4}>
          <Link to={`/conversations/${task.conversationId}`}>{t('open')}</Link>
          {task.doneAt == null && (
            <Button size="small" type="link" onClick={() => onFinish(task)}>
              {t('finish')}
            </Button>
          )}
        </Space>
      ),
    },
  ];
}

function FinishDialog({ task, onClose }: { task: FollowUp; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const finish = useFinishFollowUp();
  const save = () =>
    finish.mutate(
      { id: task.id, note: note.trim() },
      {
        onSuccess: () => {
          void message.success(t('finished'));
          onClose();
        },
        onError: (error) => void message.error(problemText(error)),
      },
    );
  return (
    <Modal open title={t('finishTitle')} okText={t('finish')} cancelText={t('cancel')} okButtonProps={{ disabled: note.trim() === '', loading: finish.isPending }} onOk={save} onCancel={onClose}>
      {task.reason != null && <p>{task.reason}</p>}
      <Input.TextArea autoFocus aria-label={t('note')} placeholder={t('finishHint')} maxLength={500} autoSize={{ minRows: 3 }} value={note} onChange={(event) => setNote(event.target.value)} />
    </Modal>
  );
}
