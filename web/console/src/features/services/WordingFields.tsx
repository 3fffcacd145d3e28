import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, InputNumber, Switch, Tag, Tooltip } from 'antd';
import type { ServiceItem, ServiceStep, StepCondition } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { revisionTexts } from './revision.texts';
import styles from './revision.module.css';
import { conditionWords } from './stepWords';
import { kindTexts, serviceTexts } from './texts';

const longest = 365;

/** One entry a line, as a list in the form. */
const asLines = {
  getValueProps: (lines: readonly string[] | undefined) => ({ value: (lines ?? []).join('\n') }),
  getValueFromEvent: ({ target }: React.ChangeEvent<HTMLTextAreaElement>) => target.value.split('\n'),
};

/** What is said about the service as a whole. */
export function FactFields() {
  const t = useTexts(revisionTexts);
  return (
    <Card size="small" title={t('facts')} className={styles.card}>
      <div className={styles.two}>
        <Form.Item name="title" label={t('title')} required>
          <Input />
        </Form.Item>
        <Form.Item name="englishTitle" label={t('englishTitle')}>
          <Input />
        </Form.Item>
      </div>
      <Form.Item name="intro" label={t('intro')}>
        <Input.TextArea autoSize />
      </Form.Item>
      <Form.Item name="words" label={t('words')} {...asLines}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name={['item', 'promisedDays']} label={t('promisedDays')}>
          <InputNumber min={0} max={longest} precision={0} />
        </Form.Item>
        <Form.Item name={['item', 'legalDays']} label={t('legalDays')}>
          <InputNumber min={0} max={longest} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name={['hours', 'periods']} label={t('hours')} {...asLines}>
        <Input.TextArea autoSize />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name={['hours', 'everyDay']} label={t('everyDay')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['hours', 'closed']} label={t('closed')}>
          <Input.TextArea autoSize />
        </Form.Item>
      </div>
      <Form.Item name={['item', 'fee']} label={t('fee')}>
        <Input />
      </Form.Item>
      <Form.Item name={['item', 'materials']} label={t('materials')} {...asLines}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name={['item', 'basis']} label={t('basis')}>
        <Input.TextArea autoSize />
      </Form.Item>
      <Form.Item name={['item', 'counter']} label={t('counter')}>
        <Input />
      </Form.Item>
      <Form.Item name="say" label={t('say')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Card>
  );
}

interface StepFieldsProps {
  step: ServiceStep;
  place: number;
  service: ServiceItem;
  mayEdit: boolean;
}

/** The words and limits of one step. */
export function StepFields({ step, place, service, mayEdit }: StepFieldsProps) {
  const t = useTexts(revisionTexts);
  const kind = useTexts(kindTexts);
  const words = useTexts(serviceTexts);
  const blanks = service.steps.slice(0, place).map(({ key, title }) => `{{${key}}} ${title}`);
  const at = (...field: (string | number)[]) => ['steps', place, ...field];
  return (
    <Card size="small" title={t('step', { number: place + 1, title: step.title })} extra={<Tag>{kind(step.kind)}</Tag>} className={styles.card}>
      <Form.Item name={at('ask')} label={t('ask')} required extra={blanks.length > 0 ? t('blanks', { blanks: blanks.join(' · ') }) : undefined}>
        <Input.TextArea autoSize />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name={at('title')} label={t('stepTitle')} required>
          <Input />
        </Form.Item>
        <Form.Item name={at('help')} label={t('help')}>
          <Input.TextArea autoSize />
        </Form.Item>
      </div>
      {(step.options ?? []).length > 0 && <OptionFields place={place} used={usedOptions(service, step)} mayEdit={mayEdit} />}
      <LimitFields step={step} at={at} />
      {step.stops?.map((stop, number) => (
        <Form.Item key={number} name={at('stops', number)} label={t('stop', { condition: conditionWords(stop.when, service.steps, words) })} required>
          <Input.TextArea autoSize />
        </Form.Item>
      ))}
    </Card>
  );
}

function LimitFields({ step, at }: { step: ServiceStep; at: (...field: string[]) => (string | number)[] }) {
  const t = useTexts(revisionTexts);
  if (step.kind === 'date') {
    return (
      <div className={styles.three}>
        <Form.Item name={at('firstDay')} label={t('firstDay')}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name={at('lastDay')} label={t('lastDay')}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name={at('workingDays')} label={t('workingDays')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    );
  }

  if (step.least == null && step.most == null) return null;
  return (
    <div className={styles.three}>
      <Form.Item name={at('least')} label={t('least')}>
        <InputNumber />
      </Form.Item>
      <Form.Item name={at('most')} label={t('most')}>
        <InputNumber />
      </Form.Item>
    </div>
  );
}

function OptionFields({ place, used, mayEdit }: { place: number; used: ReadonlySet<string>; mayEdit: boolean }) {
  const t = useTexts(revisionTexts);
  const form = Form.useFormInstance();
  const options = () => (form.getFieldValue(['steps', place, 'options']) ?? []) as { key: string; label: string }[];
  const freshKey = () => {
    const keys = new Set(options().map(({ key }) => key));
    let number = keys.size + 1;
    while (keys.has(`option-${number}`)) number++;
    return `option-${number}`;
  };
  return (
    <Form.List name={['steps', place, 'options']}>
      {(fields, { add, remove }) => (
        <fieldset className={styles.options}>
          <legend>{t('options')}</legend>
          {fields.map(({ key, name }) => {
            const option = options()[name];
            const isUsed = option !== undefined && used.has(option.key);
            return (
              <div key={key} className={styles.option}>
                <Form.Item name={[name, 'label']} noStyle={false}>
                  <Input aria-label={`${t('options')} ${name + 1}`} />
                </Form.Item>
                {mayEdit && (
                  <Tooltip title={isUsed ? t('optionUsed') : undefined}>
                    <Button type="text" icon={<DeleteOutlined />} disabled={isUsed} aria-label={t('removeOption', { label: option?.label ?? '' })} onClick={() => remove(name)} />
                  </Tooltip>
                )}
              </div>
            );
          })}
          {mayEdit && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({ key: freshKey(), label: '' })}>
              {t('addOption')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}

/** Keys of options by which the service decides what comes next. */
function usedOptions(service: ServiceItem, step: ServiceStep): ReadonlySet<string> {
  const conditions = service.steps.flatMap((other) => [...(other.when ? [other.when] : []), ...(other.stops ?? []).map(({ when }) => when)]);
  const ofStep = conditions.filter((condition: StepCondition) => condition.step === step.key);
  return new Set(ofStep.flatMap((condition) => [...(condition.is ?? []), ...(condition.isNot ?? [])]));
}
