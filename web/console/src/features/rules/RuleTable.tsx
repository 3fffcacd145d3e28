import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Select, Switch, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { KeywordRule } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { SearchBox } from '../../app/parts/SearchBox';
import type { ListParameters } from '../../app/parts/useListParameters';
import { useAccountOptions } from '../accounts/useAccounts';
import { useDepartments } from '../knowledge/useAnswers';
import { useMay } from '../session/useSession';
import { RuleEditor } from './RuleEditor';
import styles from './rules.module.css';
import { findRules, hoursOf, replyText } from './ruleText';
import { texts } from './texts';
import { useDeleteRule, useRules, useSaveRule } from './useRules';

export const ruleKinds = ['exact', 'contains', 'allOf', 'pattern'] as const satisfies readonly KeywordRule['kind'][];

export function RuleTable({ list }: { list: ListParameters }) {
  const t = useTexts(texts);
  const mayEdit = useMay('editKnowledge');
  const rules = useRules();
  const [editing, setEditing] = useState<KeywordRule | 'new'>();
  const columns = useColumns();
  return (
    <>
      <div className={styles.tools}>
        <SearchBox value={list.filter('query')} placeholder={t('search')} onSearch={(query) => list.change({ query })} />
        <Select allowClear style={{ width: 140 }} aria-label={t('kind')} placeholder={t('anyKind')} value={list.filter('kind')} onChange={(kind?: string) => list.change({ kind })} options={ruleKinds.map((value) => ({ value, label: t(value) }))} />
        <Select
          allowClear
          style={{ width: 120 }}
          aria-label={t('enabledState')}
          placeholder={t('anyState')}
          value={list.filter('enabled')}
          onChange={(enabled?: string) => list.change({ enabled })}
          options={[
            { value: 'true', label: t('enabled') },
            { value: 'false', label: t('disabled') },
          ]}
        />
        <span className={styles.hint}>{t('hint')}</span>
        {mayEdit && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )}
      </div>
      {rules.isError ? (
        <Failure error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <Table<KeywordRule>
          size="small"
          rowKey="id"
          loading={rules.isPending}
          dataSource={findRules(rules.data ?? [], list.filter('query'), list.filter('kind'), list.filter('enabled'))}
          columns={columns}
          scroll={{ x: 1120 }}
          tableLayout="fixed"
          showSorterTooltip={false}
          onRow={(rule) => ({ onClick: () => setEditing(rule), style: { cursor: 'pointer' } })}
          pagination={{ defaultPageSize: 20, showSizeChanger: true, showTotal: (count) => t('total', { count }) }}
        />
      )}
      {editing !== undefined && <RuleEditor rule={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function useColumns(): TableColumnsType<KeywordRule> {
  const t = useTexts(texts);
  const departments = new Map(useDepartments().data?.map(({ key, name, isClosed }) => [key, isClosed ? t('closedDepartment', { name }) : name]));
  const accounts = new Map(useAccountOptions().map(({ value, label }) => [value, label]));
  return [
    { key: 'priority', title: t('priority'), dataIndex: 'priority', width: 86, align: 'right', defaultSortOrder: 'descend', sorter: (a, b) => a.priority - b.priority },
    { key: 'name', title: t('name'), dataIndex: 'name', width: 120, sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN') },
    {
      key: 'terms',
      title: t('terms'),
      width: 260,
      render: (_, rule) => (
        <>
          <span className={styles.kind}>{t(rule.kind)}</span>
          {rule.terms.map((term) => (
            <Tag key={term}>{term}</Tag>
          ))}
        </>
      ),
    },
    { key: 'reply', title: t('reply'), ellipsis: true, render: (_, rule) => <span>{replyText(rule.reply)}</span> },
    { key: 'department', title: t('department'), width: 120, ellipsis: true, render: (_, rule) => departments.get(rule.reply.department ?? '') ?? rule.reply.department },
    { key: 'hours', title: t('hours'), width: 140, render: (_, rule) => hoursOf(rule, t) },
    { key: 'account', title: t('account'), width: 120, ellipsis: true, render: (_, rule) => (rule.accountId == null ? t('allAccounts') : accounts.get(rule.accountId)) },
    { key: 'enabled', title: t('enabledState'), width: 76, render: (_, rule) => <EnabledSwitch rule={rule} /> },
    { key: 'actions', width: 52, render: (_, rule) => <RemoveButton rule={rule} /> },
  ];
}

function EnabledSwitch({ rule }: { rule: KeywordRule }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayEdit = useMay('editKnowledge');
  const save = useSaveRule();
  const { id, ...draft } = rule;
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Switch
        size="small"
        aria-label={t('enabled')}
        disabled={!mayEdit}
        checked={rule.enabled}
        loading={save.isPending}
        onChange={(enabled) => save.mutate({ id, draft: { ...draft, enabled } }, { onError: (error) => void message.error(problemText(error)) })}
      />
    </span>
  );
}

function RemoveButton({ rule }: { rule: KeywordRule }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayEdit = useMay('editKnowledge');
  const remove = useDeleteRule();
  if (!mayEdit) return null;
  const run = () =>
    remove.mutateAsync(rule.id).then(
      () => void message.success(t('removed')),
      (error: unknown) => void message.error(problemText(error)),
    );
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Popconfirm title={t('removeAsk', { name: rule.name })} okText={t('remove')} cancelText={t('cancel')} onConfirm={run}>
        <Button size="small" type="text" aria-label={t('remove')} icon={<DeleteOutlined />} />
      </Popconfirm>
    </span>
  );
}
