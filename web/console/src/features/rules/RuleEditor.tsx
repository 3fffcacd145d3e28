import { App, Checkbox, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { AutomaticReply, KeywordRule, KeywordRuleDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EditDrawer, useRequired } from '../../app/parts/EditDrawer';
import { useAccountOptions } from '../accounts/useAccounts';
import { useMay } from '../session/useSession';
import { isFilled, ReplyField } from './ReplyField';
import styles from './rules.module.css';
import { ruleKinds } from './RuleTable';
import { badPattern, weekdays } from './ruleText';
import { texts } from './texts';
import { useSaveRule } from './useRules';

interface RuleEditorProps {
  rule: KeywordRule | 'new';
  onClose: () => void;
}

const blank: KeywordRuleDraft = { name: '', kind: 'contains', terms: [], priority: 50, reply: { text: '' }, enabled: true };

function draftOf(rule: KeywordRule | 'new'): KeywordRuleDraft {
  if (rule === 'new') return blank;
  const { accountId, name, kind, terms, fromTime, toTime, days, priority, reply, enabled } = rule;
  return { accountId, name, kind, terms, fromTime, toTime, days, priority, reply, enabled };
}

export function RuleEditor({ rule, onClose }: RuleEditorProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayEdit = useMay('editKnowledge');
  const [form] = Form.useForm<KeywordRuleDraft>();
  const save = useSaveRule();
  const submit = (filled: KeywordRuleDraft) => {
    const draft: KeywordRuleDraft = {
      ...filled,
      fromTime: filled.fromTime === '' ? undefined : filled.fromTime,
      toTime: filled.toTime === '' ? undefined : filled.toTime,
      days: filled.days?.length === 0 ? undefined : filled.days?.toSorted((a, b) => a - b),
    };
    save.mutate(
      { id: rule === 'new' ? undefined : rule.id, draft },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
      },
    );
  };
  return (
    <EditDrawer title={t(rule === 'new' ? 'add' : 'edit')} form={form} saving={save.isPending} error={save.error} readOnly={!mayEdit} onClose={onClose}>
      <Form form={form} layout="vertical" initialValues={draftOf(rule)} disabled={!mayEdit} onFinish={submit} scrollToFirstError>
        <MatchFields isNew={rule === 'new'} />
        <HourFields />
        <ReplyItem disabled={!mayEdit} />
      </Form>
    </EditDrawer>
  );
}

function MatchFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(texts);
  const required = useRequired();
  const accounts = useAccountOptions();
  const kind = Form.useWatch<KeywordRule['kind'] | undefined>('kind') ?? 'contains';
  const checkTerms = (_rule: object, terms: string[]) => {
    if (terms.length === 0) return Promise.reject(new Error(t('termsNeeded')));
    const bad = kind === 'pattern' ? badPattern(terms) : undefined;
    return bad === undefined ? Promise.resolve() : Promise.reject(new Error(t('badPattern', { pattern: bad })));
  };
  return (
    <>
      <div className={styles.three}>
        <Form.Item name="name" label={t('name')} rules={[required(t('name'))]}>
          <Input maxLength={60} autoFocus={isNew} />
        </Form.Item>
        <Form.Item name="priority" label={t('priority')}>
          <InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="enabled" label={t('enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      {accounts.length > 1 && (
        <Form.Item name="accountId" label={t('account')}>
          <Select allowClear placeholder={t('allAccounts')} options={accounts} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('kind')} extra={t(`hint_${kind}`)}>
        <Select options={ruleKinds.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="terms" label={t('terms')} dependencies={['kind']} rules={[{ validator: checkTerms }]}>
        <Select mode="tags" open={false} suffix={null} tokenSeparators={kind === 'pattern' ? ['\n'] : ['，', ',', '\n', '；']} />
      </Form.Item>
    </>
  );
}

function HourFields() {
  const t = useTexts(texts);
  const rules = [{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('timeRule') }];
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="fromTime" label={t('fromTime')} extra={t('fromHint')} rules={rules}>
          <Input maxLength={5} placeholder="08:30" />
        </Form.Item>
        <Form.Item name="toTime" label={t('toTime')} extra={t('toHint')} rules={rules}>
          <Input maxLength={5} placeholder="17:30" />
        </Form.Item>
      </div>
      <Form.Item name="days" label={t('days')} extra={t('daysHint')}>
        <Checkbox.Group options={weekdays.map((day) => ({ value: day, label: t(`day${day}`) }))} />
      </Form.Item>
    </>
  );
}

function ReplyItem({ disabled }: { disabled: boolean }) {
  const t = useTexts(texts);
  const check = (_rule: object, reply?: AutomaticReply) => (isFilled(reply) ? Promise.resolve() : Promise.reject(new Error(t('replyNeeded'))));
  return (
    <Form.Item name="reply" label={t('reply')} required rules={[{ validator: check }]}>
      <ReplyField disabled={disabled} />
    </Form.Item>
  );
}
