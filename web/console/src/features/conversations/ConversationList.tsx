import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { problemText } from '../../api/problem';
import type { ConversationFilter, DueFilter } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { useSettled } from '../../app/parts/useSettled';
import { useAccountOptions } from '../accounts/useAccounts';
import { texts as dutyTexts } from '../duty/texts';
import { useSkillOptions } from '../duty/useDuty';
import { useDepartments } from '../knowledge/useAnswers';
import { ConversationRow } from './ConversationRow';
import styles from './conversations.module.css';
import { MessageHits } from './MessageHits';
import { texts } from './texts';
import { useConversationCounts, useConversationList } from './useConversations';
import { generalQueue } from './useQueues';

const filters = ['waiting', 'open', 'automatic', 'all'] as const satisfies readonly ConversationFilter[];
const emptyText = { waiting: 'emptyWaiting', open: 'emptyOpen', automatic: 'emptyAutomatic', all: 'emptyAll' } as const;

interface ConversationListProps {
  chosen: string | undefined;
  /** Told which conversations are listed, in order, for moving by keyboard. */
  onShown: (ids: readonly string[]) => void;
}

/** The server counts what is answered automatically up to a thousand only. */
function counted(number: number): string {
  return number > 999 ? '999+' : String(number);
}

export function ConversationList({ chosen, onShown }: ConversationListProps) {
  const t = useTexts(texts);
  const [state, setState] = useState<ConversationFilter>('all');
  const [accountId, setAccountId] = useState<string>();
  const [due, setDue] = useState<DueFilter>();
  const [department, setDepartment] = useState<string>();
  const [skill, setSkill] = useState<string>();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim()) || undefined;
  const accounts = useAccountOptions();
  const counts = useConversationCounts(accountId, department, skill).data;
  const filter = useMemo(() => ({ state, accountId, search, due, department, skill }), [state, accountId, search, due, department, skill]);
  const list = useConversationList(filter);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  useEffect(() => onShown(items.map((item) => item.id)), [items, onShown]);
  const total = counts && { ...counts, all: counts.waiting + counts.open + counts.automatic };

  return (
    <section className={styles.list} aria-label={t('title')}>
      <div className={styles.listHead}>
        <div className={styles.filters} role="tablist">
          {filters.map((each) => (
            <button key={each} type="button" role="tab" aria-selected={state === each} onClick={() => setState(each)}>
              {t(each)}
              {total && <span className={each === 'waiting' && total.waiting > 0 ? styles.alarm : ''}>{counted(total[each])}</span>}
            </button>
          ))}
        </div>
        <Input
          data-page-search
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <DueSelect due={due} soon={counts?.dueSoon ?? 0} overdue={counts?.overdue ?? 0} onChange={setDue} />
        <div className={styles.narrow}>
          <QueueSelect department={department} onChange={setDepartment} />
          <SkillSelect skill={skill} onChange={setSkill} />
        </div>
        {accounts.length > 1 && <Select allowClear className={styles.accounts} placeholder={t('allAccounts')} options={accounts} value={accountId} onChange={setAccountId} />}
      </div>
      <ListBody list={list} chosen={chosen}>
        {items.map((item) => (
          <ConversationRow key={item.id} conversation={item} chosen={item.id === chosen} />
        ))}
        {list.isSuccess && items.length === 0 && <p className={styles.empty}>{t(search !== undefined ? 'emptySearch' : due !== undefined ? 'emptyDue' : emptyText[state])}</p>}
        {search !== undefined && <MessageHits query={search} />}
        {list.isError && <ListFailure text={problemText(list.error)} onRetry={() => void list.refetch()} />}
      </ListBody>
    </section>
  );
}

/** Narrows the list to one department's queue; not shown where there are no departments. */
function QueueSelect({ department, onChange }: { department: string | undefined; onChange: (department: string | undefined) => void }) {
  const t = useTexts(texts);
  const departments = useDepartments().data ?? [];
  if (departments.length === 0) return null;
  const options = [{ value: generalQueue, label: t('generalQueue') }, ...departments.map((each) => ({ value: each.key, label: each.name }))];
  return <Select allowClear className={styles.accounts} placeholder={t('allQueues')} aria-label={t('allQueues')} options={options} value={department} onChange={onChange} />;
}

/** Narrows the list to what needs one skill; not shown where the agency tells none apart. */
function SkillSelect({ skill, onChange }: { skill: string | undefined; onChange: (skill: string | undefined) => void }) {
  const t = useTexts(dutyTexts);
  const options = useSkillOptions();
  if (options.length === 0) return null;
  return <Select allowClear className={styles.accounts} placeholder={t('allSkills')} aria-label={t('allSkills')} options={options} value={skill} onChange={onChange} />;
}

interface DueSelectProps {
  due: DueFilter | undefined;
  soon: number;
  overdue: number;
  onChange: (due: DueFilter | undefined) => void;
}

/** Narrows the list to what is owed an answer, with how many are urgent. */
function DueSelect({ due, soon, overdue, onChange }: DueSelectProps) {
  const t = useTexts(texts);
  const options = [
    { value: 'any', label: t('allDue') },
    { value: 'soon', label: t('soonDue', { count: soon }) },
    { value: 'overdue', label: t('overdueOnly', { count: overdue }) },
  ] satisfies { value: DueFilter; label: string }[];
  return <Select<DueFilter> allowClear className={styles.accounts} status={overdue > 0 ? 'error' : soon > 0 ? 'warning' : undefined} placeholder={t('anyDue')} aria-label={t('anyDue')} options={options} value={due} onChange={onChange} />;
}

interface ListBodyProps {
  list: ReturnType<typeof useConversationList>;
  chosen: string | undefined;
  children: React.ReactNode;
}

/** The scrolling part: loads on when its end comes near and keeps the chosen row in sight. */
function ListBody({ list, chosen, children }: ListBodyProps) {
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const loadNear = () => {
    const box = scroller.current;
    if (!box || !list.hasNextPage || list.isFetchingNextPage) return;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < 400) void list.fetchNextPage();
  };
  return (
    <div ref={scroller} className={styles.rows} onScroll={loadNear} aria-busy={list.isFetching}>
      {list.isPending && <Loading />}
      {children}
      {list.hasNextPage && (
        <Button type="link" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function ListFailure({ text, onRetry }: { text: string; onRetry: () => void }) {
  const t = useTexts(texts);
  return (
    <div className={styles.empty} role="alert">
      <p>{text}</p>
      <Button size="small" onClick={onRetry}>
        {t('retry')}
      </Button>
    </div>
  );
}
