import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Card, Form, type FormInstance, Input, Select } from 'antd';
import type { PromiseRule } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { useDepartments } from '../knowledge/useAnswers';
import { settingsTexts } from './settings.texts';
import { type RulesForm, rulesForm, toRules } from './settingsDraft';
import styles from './settings.module.css';
import { isWholeTerm } from './term';
import { TermField } from './TermField';
import { useSavePromiseRules } from './usePromiseSettings';

interface RulesCardProps {
  rules: readonly PromiseRule[];
  form: FormInstance<RulesForm>;
  mayEdit: boolean;
}

/** What the agency promises those who wait for a person. */
export function RulesCard({ rules, form, mayEdit }: RulesCardProps) {
  const t = useTexts(settingsTexts);
  const { message } = App.useApp();
  const save = useSavePromiseRules();
  const submit = (filled: RulesForm) => {
    const draft = toRules(filled);
    if (draft) save.mutate(draft, { onSuccess: () => void message.success(t('saved')) });
  };
  return (
    <Card size="small" title={t('rules')} className={styles.card}>
      <p className={styles.hint}>{t('rulesHint')}</p>
      <Form form={form} layout="vertical" initialValues={rulesForm(rules)} disabled={!mayEdit} onFinish={submit} scrollToFirstError>
        <Form.List name="rules">
          {(fields, { add, remove }) => (
            <>
              {fields.length === 0 && <p>{t('noRules')}</p>}
              {fields.map(({ key, name }) => (
                <RuleFields key={key} name={name} mayEdit={mayEdit} onRemove={() => remove(name)} />
              ))}
              {mayEdit && (
                <Button size="small" icon={<PlusOutlined />} onClick={() => add({ name: '', department: fields.length === 0 ? '' : undefined, within: 'sameWorkingDay', warnBefore: '2h', escalateAfter: null })}>
                  {t('addRule')}
                </Button>
              )}
            </>
          )}
        </Form.List>
        {save.error && <Failure error={save.error} />}
        {mayEdit && (
          <Button className={styles.save ?? ''} type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        )}
      </Form>
    </Card>
  );
}

function RuleFields({ name, mayEdit, onRemove }: { name: number; mayEdit: boolean; onRemove: () => void }) {
  const t = useTexts(settingsTexts);
  const form = Form.useFormInstance<RulesForm>();
  const departments = useDepartments().data ?? [];
  const rulesNow = () => form.getFieldValue('rules') as (RulesForm['rules'][number] | undefined)[];
  const checkOnce = (_rule: object, chosen?: string) => {
    if (chosen === undefined) return Promise.reject(new Error(t('needed')));
    return rulesNow().filter((rule) => rule?.department === chosen).length > 1 ? Promise.reject(new Error(t('ruleTwice'))) : Promise.resolve();
  };
  const checkTerm = (_rule: object, term?: string | null) => (!term || isWholeTerm(term) ? Promise.resolve() : Promise.reject(new Error(t('numberRule'))));
  const options = [{ value: '', label: t('allOthers') }, ...departments.map((department) => ({ value: department.key, label: department.name }))];
  return (
    <fieldset className={styles.rule}>
      <Form.Item name={[name, 'name']} label={t('ruleName')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input maxLength={128} />
      </Form.Item>
      <Form.Item name={[name, 'department']} label={t('ruleFor')} rules={[{ validator: checkOnce }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name={[name, 'within']} label={t('within')} rules={[{ validator: checkTerm }]}>
        <TermField label={t('within')} disabled={!mayEdit} />
      </Form.Item>
      <Form.Item name={[name, 'warnBefore']} label={t('warnBefore')} rules={[{ validator: checkTerm }]}>
        <TermField label={t('warnBefore')} none={t('never')} disabled={!mayEdit} />
      </Form.Item>
      <Form.Item name={[name, 'escalateAfter']} label={t('escalateAfter')} rules={[{ validator: checkTerm }]}>
        <TermField label={t('escalateAfter')} none={t('neverEscalate')} disabled={!mayEdit} />
      </Form.Item>
      {mayEdit && <Button type="text" aria-label={t('removeRule', { name: rulesNow()[name]?.name ?? '' })} icon={<DeleteOutlined />} onClick={onRemove} />}
    </fieldset>
  );
}
