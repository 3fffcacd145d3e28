import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Pagination, Select } from 'antd';
import { useState } from 'react';
import type { Account } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { Failure } from '../../app/parts/Failure';
import { PageFrame } from '../../app/parts/PageFrame';
import { SearchBox } from '../../app/parts/SearchBox';
import { type ListParameters, useListParameters } from '../../app/parts/useListParameters';
import { AccountCard } from './AccountCard';
import { AccountEditor } from './AccountEditor';
import { AssignmentCard } from '../duty/AssignmentCard';
import { DepartmentsCard } from '../departments/DepartmentsCard';
import { SkillsCard } from '../duty/SkillsCard';
import { ModelUseCard } from './ModelUseCard';
import { type AccountOrder, findAccounts } from './accountHealth';
import styles from './accounts.module.css';
import { texts } from './texts';
import { useAccounts } from './useAccounts';

const orders: readonly AccountOrder[] = ['health', 'name', 'today'];

/** The agency's accounts: how WeChat reaches us, how we reach WeChat, and whether both work. */
export default function AccountsPage() {
  const t = useTexts(texts);
  const accounts = useAccounts();
  const list = useListParameters('health');
  const [editing, setEditing] = useState<Account | 'new'>();
  const order = orders.find((each) => each === list.sort) ?? 'health';
  const found = findAccounts(accounts.data ?? [], { query: list.filter('query'), kind: list.filter('kind'), health: list.filter('health'), order });
  const shown = found.slice((list.page - 1) * list.size, list.page * list.size);

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      }
      tools={<Filters list={list} order={order} />}
    >
      {accounts.isPending && <Loading />}
      {accounts.isError && <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.isSuccess && found.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(accounts.data.length === 0 ? 'none' : 'noneFound')} />}
      <div className={styles.cards}>
        {shown.map((account) => (
          <AccountCard key={account.id} account={account} onEdit={() => setEditing(account)} />
        ))}
      </div>
      {found.length > list.size && <Pagination className={styles.pages} current={list.page} pageSize={list.size} total={found.length} showTotal={(count) => t('total', { count })} onChange={(page, size) => list.change({ page, size })} />}
      <ModelUseCard />
      <AssignmentCard className={styles.model ?? ''} />
      <DepartmentsCard className={styles.model ?? ''} />
      <SkillsCard className={styles.model ?? ''} />
      {editing !== undefined && <AccountEditor account={editing} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

function Filters({ list, order }: { list: ListParameters; order: AccountOrder }) {
  const t = useTexts(texts);
  const orderTexts = { health: t('sortHealth'), name: t('sortName'), today: t('sortToday') };
  return (
    <>
      <SearchBox value={list.filter('query')} placeholder={t('search')} onSearch={(query) => list.change({ query })} />
      <Select
        allowClear
        style={{ width: 150 }}
        aria-label={t('kind')}
        placeholder={t('anyKind')}
        value={list.filter('kind')}
        onChange={(kind?: string) => list.change({ kind })}
        options={(['service', 'subscription'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Select
        allowClear
        style={{ width: 150 }}
        aria-label={t('anyHealth')}
        placeholder={t('anyHealth')}
        value={list.filter('health')}
        onChange={(health?: string) => list.change({ health })}
        options={(['healthy', 'ailing'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Select style={{ width: 160 }} aria-label={t('sort')} value={order} onChange={(sort) => list.change({ sort })} options={orders.map((value) => ({ value, label: orderTexts[value] }))} />
    </>
  );
}
