import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Form, type FormInstance, Input, Radio } from 'antd';
import type { OpeningHours } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { DayField } from '../../app/parts/DayField';
import { Failure } from '../../app/parts/Failure';
import { settingsTexts } from './settings.texts';
import { type HoursForm, hoursForm, periodFault, toHours } from './settingsDraft';
import styles from './settings.module.css';
import { useSaveHours } from './usePromiseSettings';

const mostPeriods = 6;

interface HoursCardProps {
  hours: OpeningHours;
  form: FormInstance<HoursForm>;
  mayEdit: boolean;
}

/** When people of the agency answer. */
export function HoursCard({ hours, form, mayEdit }: HoursCardProps) {
  const t = useTexts(settingsTexts);
  const { message } = App.useApp();
  const save = useSaveHours();
  const submit = (filled: HoursForm) => {
    const draft = toHours(filled);
    if (draft) save.mutate(draft, { onSuccess: () => void message.success(t('saved')) });
  };
  return (
    <Card size="small" title={t('hours')} className={styles.card}>
      {!hours.isSet && <Alert className={styles.alert} type="info" showIcon title={t('notSet')} />}
      <Form form={form} layout="vertical" initialValues={hoursForm(hours)} disabled={!mayEdit} onFinish={submit} scrollToFirstError>
        <Periods mayEdit={mayEdit} />
        <Form.Item name="everyDay" label={t('workDays')} extra={t('knownUntil', { year: hours.holidaysKnownUntil })}>
          <Radio.Group
            vertical
            options={[
              { value: false, label: t('officialDays') },
              { value: true, label: t('everyDay') },
            ]}
          />
        </Form.Item>
        <Closures mayEdit={mayEdit} />
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

function Periods({ mayEdit }: { mayEdit: boolean }) {
  const t = useTexts(settingsTexts);
  const form = Form.useFormInstance<HoursForm>();
  const check = (index: number) => () => {
    const fault = periodFault(form.getFieldValue('periods') as HoursForm['periods'], index);
    return fault === undefined ? Promise.resolve() : Promise.reject(new Error(t(fault)));
  };
  const notNone = (_rule: object, periods?: unknown[]) => (periods && periods.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('noPeriod'))));
  return (
    <Form.Item label={t('periods')} required>
      <Form.List name="periods" rules={[{ validator: notNone }]}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.period}>
                <Form.Item noStyle name={[name, 'from']}>
                  <Input maxLength={5} placeholder="08:30" aria-label={t('periodFrom', { number: name + 1 })} />
                </Form.Item>
                <span>{t('until')}</span>
                <Form.Item name={[name, 'to']} dependencies={fields.flatMap((field) => [['periods', field.name, 'from'], ...(field.name < name ? [['periods', field.name, 'to']] : [])])} rules={[{ validator: check(name) }]}>
                  <Input maxLength={5} placeholder="17:30" aria-label={t('periodTo', { number: name + 1 })} />
                </Form.Item>
                {mayEdit && <Button type="text" aria-label={t('removePeriod', { number: name + 1 })} icon={<DeleteOutlined />} onClick={() => remove(name)} />}
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            {mayEdit && fields.length < mostPeriods && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('addPeriod')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function Closures({ mayEdit }: { mayEdit: boolean }) {
  const t = useTexts(settingsTexts);
  const form = Form.useFormInstance<HoursForm>();
  const day = (name: number) => (form.getFieldValue(['closures', name, 'from']) as string | undefined) ?? '';
  const checkTo = (name: number) => (_rule: object, to?: string) => (to && to < day(name) ? Promise.reject(new Error(t('closureBackwards'))) : Promise.resolve());
  return (
    <Form.Item label={t('closures')} extra={t('closuresHint')}>
      <Form.List name="closures">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.closure}>
                <Form.Item name={[name, 'from']} rules={[{ required: true, message: t('needed') }]}>
                  <DayField placeholder={t('closureFrom')} disabled={!mayEdit} />
                </Form.Item>
                <Form.Item name={[name, 'to']} dependencies={[['closures', name, 'from']]} rules={[{ validator: checkTo(name) }]}>
                  <DayField placeholder={t('closureTo')} disabled={!mayEdit} />
                </Form.Item>
                <Form.Item name={[name, 'reason']}>
                  <Input maxLength={128} aria-label={t('closureReason')} placeholder={t('closureReason')} />
                </Form.Item>
                {mayEdit && <Button type="text" aria-label={t('removeClosure', { day: day(name) })} icon={<DeleteOutlined />} onClick={() => remove(name)} />}
              </div>
            ))}
            {mayEdit && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('addClosure')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
