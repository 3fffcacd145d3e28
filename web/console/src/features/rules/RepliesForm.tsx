import { App, Button, Empty, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { AutomaticReplies } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { useRequired } from '../../app/parts/EditDrawer';
import { Failure } from '../../app/parts/Failure';
import { useAskBeforeLeaving } from '../../app/parts/useAskBeforeLeaving';
import type { ListParameters } from '../../app/parts/useListParameters';
import { useAccountOptions } from '../accounts/useAccounts';
import { useMay } from '../session/useSession';
import { KeyedReplies } from './KeyedReplies';
import { fromDraft, type RepliesDraft, toDraft } from './repliesDraft';
import { ReplyField } from './ReplyField';
import styles from './rules.module.css';
import { texts } from './texts';
import { useReplies, useSaveReplies } from './useRules';

/** Welcome, hand-over, fallback, menu and scene replies of one account. */
export function RepliesForm({ list }: { list: ListParameters }) {
  const t = useTexts(texts);
  const accounts = useAccountOptions();
  const accountId = list.filter('account') ?? accounts[0]?.value;
  if (accountId === undefined) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noAccounts')} />;
  return (
    <>
      {accounts.length > 1 && (
        <div className={styles.tools}>
          <Select aria-label={t('chooseAccount')} style={{ width: 240 }} options={accounts} value={accountId} onChange={(account) => list.change({ account })} />
        </div>
      )}
      <AccountReplies key={accountId} accountId={accountId} />
    </>
  );
}

function AccountReplies({ accountId }: { accountId: string }) {
  const replies = useReplies(accountId);
  if (replies.isPending) return <Loading />;
  if (replies.isError) return <Failure error={replies.error} onRetry={() => void replies.refetch()} />;
  return <RepliesEditor accountId={accountId} replies={replies.data} />;
}

const sentences = ['handOver', 'suggestion', 'fallback'] as const;

function RepliesEditor({ accountId, replies }: { accountId: string; replies: AutomaticReplies }) {
  const t = useTexts(texts);
  const required = useRequired();
  const { message } = App.useApp();
  const mayEdit = useMay('editKnowledge');
  const [form] = Form.useForm<RepliesDraft>();
  const save = useSaveReplies(accountId);
  const [touched, setTouched] = useState(false);
  useAskBeforeLeaving(touched);
  const submit = (draft: RepliesDraft) =>
    save.mutate(fromDraft(draft), {
      onSuccess: () => {
        setTouched(false);
        void message.success(t('saved'));
      },
    });

  return (
    <Form form={form} className={styles.replies} layout="vertical" initialValues={toDraft(replies)} disabled={!mayEdit || save.isPending} onValuesChange={() => setTouched(true)} onFinish={submit} scrollToFirstError>
      <Form.Item name="welcome" label={t('welcome')} extra={t('welcomeHint')}>
        <ReplyField optional disabled={!mayEdit} />
      </Form.Item>
      {sentences.map((name) => (
        <Form.Item key={name} name={name} label={t(name)} extra={t(`${name}Hint`)} rules={[required(t(name))]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={600} />
        </Form.Item>
      ))}
      <Form.Item name="outOfHours" label={t('outOfHours')} extra={t('outOfHoursHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={600} />
      </Form.Item>
      <Form.Item name="helpfulQuestion" label={t('helpfulQuestion')} extra={t('helpfulQuestionHint')}>
        <Input maxLength={100} allowClear placeholder={t('helpfulQuestionExample')} />
      </Form.Item>
      <KeyedReplies name="menuReplies" title={t('menuReplies')} hint={t('menuHint')} keyLabel={t('menuKey')} disabled={!mayEdit} />
      <KeyedReplies name="sceneReplies" title={t('sceneReplies')} hint={t('sceneHint')} keyLabel={t('sceneKey')} disabled={!mayEdit} />
      {save.error && <Failure error={save.error} />}
      {mayEdit && (
        <div className={styles.saveBar}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </div>
      )}
    </Form>
  );
}
