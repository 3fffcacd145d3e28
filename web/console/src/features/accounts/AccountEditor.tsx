import { Alert, App, Button, Form, type FormInstance, Input, Radio, Select, Space } from 'antd';
import type { Account, AccountDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EditDrawer, useRequired } from '../../app/parts/EditDrawer';
import { randomSecret } from './accountHealth';
import styles from './accounts.module.css';
import { texts } from './texts';
import { useSaveAccount } from './useAccounts';

interface AccountEditorProps {
  account: Account | 'new';
  onClose: () => void;
}

const blank: AccountDraft = { appId: '', originalId: '', name: '', kind: 'service', mode: 'safe' };

function draftOf(account: Account | 'new'): AccountDraft {
  if (account === 'new') return blank;
  const { appId, originalId, name, kind, mode, description, oneTimeTemplateId } = account;
  return { appId, originalId, name, kind, mode, description, oneTimeTemplateId };
}

function filled(secret: string | null | undefined): string | undefined {
  return secret == null || secret === '' ? undefined : secret;
}

export function AccountEditor({ account, onClose }: AccountEditorProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [form] = Form.useForm<AccountDraft>();
  const save = useSaveAccount();
  const isNew = account === 'new';
  const submit = (draft: AccountDraft) =>
    save.mutate(
      { id: isNew ? undefined : account.id, draft: { ...draft, token: filled(draft.token), encodingAesKey: filled(draft.encodingAesKey), appSecret: filled(draft.appSecret) } },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
      },
    );
  return (
    <EditDrawer title={t(isNew ? 'add' : 'editTitle')} form={form} saving={save.isPending} error={save.error} onClose={onClose}>
      <Form form={form} layout="vertical" initialValues={draftOf(account)} autoComplete="off" onFinish={submit} scrollToFirstError>
        <IdentityFields isNew={isNew} />
        <SecretFields account={account} form={form} />
      </Form>
    </EditDrawer>
  );
}

function IdentityFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(texts);
  const required = useRequired();
  const mode = Form.useWatch<AccountDraft['mode'] | undefined>('mode');
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="name" label={t('name')} rules={[required(t('name'))]}>
          <Input maxLength={60} autoFocus={isNew} />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <Select options={(['service', 'subscription'] as const).map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item name="appId" label={t('appId')} rules={[required(t('appId')), { pattern: /^wx[0-9a-zA-Z]{16}$/, message: t('appIdRule') }]}>
          <Input maxLength={18} spellCheck={false} />
        </Form.Item>
        <Form.Item name="originalId" label={t('originalId')} rules={[required(t('originalId')), { pattern: /^gh_[0-9a-zA-Z]+$/, message: t('originalIdRule') }]}>
          <Input maxLength={32} spellCheck={false} />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={512} />
      </Form.Item>
      <Form.Item name="oneTimeTemplateId" label={t('oneTimeTemplate')} extra={t('oneTimeHint', { remind: '{remind}' })} rules={[{ pattern: /^[0-9A-Za-z_-]{1,64}$/, message: t('oneTimeRule') }]}>
        <Input maxLength={64} spellCheck={false} allowClear />
      </Form.Item>
      <Form.Item name="mode" label={t('mode')}>
        <Radio.Group optionType="button" options={(['safe', 'compatible', 'plain'] as const).map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      {mode === 'plain' && <Alert className={styles.alert} type="warning" showIcon title={t('plainWarning')} />}
    </>
  );
}

type SecretName = 'token' | 'encodingAesKey' | 'appSecret';

function SecretFields({ account, form }: { account: Account | 'new'; form: FormInstance<AccountDraft> }) {
  const t = useTexts(texts);
  const required = useRequired();
  const masked = account === 'new' ? undefined : account;
  const generate = (name: SecretName, length: number) => form.setFields([{ name, value: randomSecret(length), touched: true, errors: [] }]);
  const secret = (name: SecretName, label: string, pattern: RegExp, rule: string, length?: number) => (
    <Form.Item label={label} extra={masked && t('keep')} required={!masked}>
      <Space.Compact block>
        <Form.Item name={name} noStyle rules={[...(masked ? [] : [required(label)]), { pattern, message: rule }]}>
          <Input autoComplete="off" spellCheck={false} maxLength={64} placeholder={masked?.[`${name}Masked`]} />
        </Form.Item>
        {length !== undefined && <Button onClick={() => generate(name, length)}>{t('generate')}</Button>}
      </Space.Compact>
    </Form.Item>
  );
  return (
    <>
      {secret('token', t('token'), /^[0-9A-Za-z]{3,32}$/, t('tokenRule'), 32)}
      {secret('encodingAesKey', t('encodingAesKey'), /^[0-9A-Za-z]{43}$/, t('aesKeyRule'), 43)}
      {secret('appSecret', t('appSecret'), /^[0-9A-Za-z]{32}$/, t('secretRule'))}
    </>
  );
}
