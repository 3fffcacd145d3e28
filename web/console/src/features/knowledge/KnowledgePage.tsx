import { ClockCircleOutlined, DownloadOutlined, ExperimentOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { problemText } from '../../api/problem';
import type { Answer } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { saveFile } from '../../app/parts/saveFile';
import { SearchBox } from '../../app/parts/SearchBox';
import { type ListParameters, useListParameters } from '../../app/parts/useListParameters';
import { useMay } from '../session/useSession';
import { answerKinds } from './answerDraft';
import { AnswerEditor } from './AnswerEditor';
import { BulkBar } from './BulkBar';
import { ImportWizard } from './ImportWizard';
import { TaskList } from './TaskList';
import { texts } from './texts';
import { TryBox } from './TryBox';
import { useAnswerColumns } from './useAnswerColumns';
import { useAnswers, useAnswerTasks, useDepartments, useReviewCount } from './useAnswers';

/** The server's limit of one request. */
const mostAtOnce = 500;

/** The answers everybody gives (口径库). */
export default function KnowledgePage() {
  const t = useTexts(texts);
  const list = useListParameters('-updatedAt');
  const [parameters] = useSearchParams();
  const mayEdit = useMay('editKnowledge');
  const mayRetire = useMay('withdrawAnswers');
  const [importing, setImporting] = useState(false);
  const [trying, setTrying] = useState(false);
  const [tasks, setTasks] = useState(false);
  const [ticked, setTicked] = useState<readonly Answer[]>([]);
  const chosen = parameters.get('answer') ?? undefined;
  const filters = { query: list.filter('query'), status: list.filter('status'), kind: list.filter('kind'), department: list.filter('department') };
  const answers = useAnswers({ ...filters, sort: list.sort, page: list.page, size: list.size });
  const columns = useAnswerColumns();
  const choose = (id: string | undefined) => list.change({ answer: id, page: list.page });

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <>
          <Button icon={<ExperimentOutlined />} onClick={() => setTrying(true)}>
            {t('tryIt')}
          </Button>
          <ExportButton />
          {mayEdit && (
            <>
              <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
                {t('import')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => choose('new')}>
                {t('add')}
              </Button>
            </>
          )}
        </>
      }
      tools={
        <>
          <TasksButton onOpen={() => setTasks(true)} />
          <Filters list={list} />
        </>
      }
    >
      {ticked.length > 0 && <BulkBar chosen={ticked} onChosen={setTicked} />}
      <ListTable
        query={answers}
        list={list}
        columns={columns}
        rowKey="id"
        minWidth={1260}
        filtered={Object.values(filters).some((value) => value !== undefined)}
        rowSelection={mayRetire ? { columnWidth: 40, preserveSelectedRowKeys: true, selectedRowKeys: ticked.map(({ id }) => id), onChange: (_, rows) => setTicked(rows.slice(0, mostAtOnce)) } : undefined}
        onRow={(answer) => ({ onClick: () => choose(answer.id), style: { cursor: 'pointer' } })}
      />
      {chosen !== undefined && <AnswerEditor key={chosen} id={chosen === 'new' ? undefined : chosen} onClose={() => choose(undefined)} />}
      {tasks && <TaskList onOpen={choose} onClose={() => setTasks(false)} />}
      {importing && <ImportWizard onClose={() => setImporting(false)} />}
      {trying && <TryBox onClose={() => setTrying(false)} onOpen={choose} />}
    </PageFrame>
  );
}

function Filters({ list }: { list: ListParameters }) {
  const t = useTexts(texts);
  const departments = useDepartments().data ?? [];
  return (
    <>
      <ReviewButton list={list} />
      <SearchBox value={list.filter('query')} placeholder={t('search')} onSearch={(query) => list.change({ query })} />
      <Select
        allowClear
        style={{ width: 120 }}
        placeholder={t('anyStatus')}
        aria-label={t('status')}
        value={list.filter('status')}
        onChange={(status?: string) => list.change({ status })}
        options={(['draft', 'review', 'approved', 'retired'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Select
        allowClear
        style={{ width: 120 }}
        placeholder={t('anyKind')}
        aria-label={t('kind')}
        value={list.filter('kind')}
        onChange={(kind?: string) => list.change({ kind })}
        options={answerKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 180 }}
        placeholder={t('anyDepartment')}
        aria-label={t('department')}
        value={list.filter('department')}
        onChange={(department?: string) => list.change({ department })}
        options={departments.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </>
  );
}

/** What runs out, in sight wherever one works in the knowledge base. */
function TasksButton({ onOpen }: { onOpen: () => void }) {
  const t = useTexts(texts);
  const count = useAnswerTasks({ page: 1, size: 1 }).data?.total ?? 0;
  return count === 0 ? null : (
    <Button danger icon={<ClockCircleOutlined />} onClick={onOpen}>
      {t('tasks', { count })}
    </Button>
  );
}

/** The review queue (待审核) one click away. */
function ReviewButton({ list }: { list: ListParameters }) {
  const t = useTexts(texts);
  const count = useReviewCount();
  const chosen = list.filter('status') === 'review';
  if (count === 0 && !chosen) return null;
  return (
    <Button aria-pressed={chosen} type={chosen ? 'primary' : 'default'} onClick={() => list.change({ status: chosen ? undefined : 'review' })}>
      {t('reviewQueue', { count })}
    </Button>
  );
}

function ExportButton() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (form: 'csv' | 'xlsx') => {
    setBusy(true);
    try {
      await saveFile(`/api/answers/export.${form}`, `answers.${form}`);
      void message.success(t('exported'));
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown menu={{ items: [{ key: 'xlsx', label: t('asWorkbook') }, { key: 'csv', label: t('asCsv') }], onClick: ({ key }) => void run(key === 'xlsx' ? 'xlsx' : 'csv') }}>
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t(busy ? 'exporting' : 'export')}
      </Button>
    </Dropdown>
  );
}
