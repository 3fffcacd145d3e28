import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Form, Input, InputNumber, Switch, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { ServiceWording, StepOption } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { revisionTexts } from './revision.texts';
import styles from './revision.module.css';
import { kindTexts } from './texts';
import type { WordingNames } from './useWordingNames';
import { pathOf, type WordingField, type WordingSection } from './wording';

/** Words of a line; all others may be long. */
const short = new Set(['title', 'englishTitle', 'item.fee', 'item.counter', 'pictures.title', 'area.name', 'districts.name', 'unit']);
/** Half as wide as the form, with their neighbour beside them. */
const narrow = new Set([...short, 'help', 'hours.closed', 'pictures.hint', 'districts.outside', 'another', 'none']);

/** One entry a line, as a list in the form. */
const asLines = {
  getValueProps: (lines: readonly string[] | undefined) => ({ value: (lines ?? []).join('\n') }),
  getValueFromEvent: ({ target }: React.ChangeEvent<HTMLTextAreaElement>) => target.value.split('\n'),
};

interface SectionFieldsProps {
  section: WordingSection;
  names: WordingNames;
  /** As citizens get it now. */
  current: ServiceWording;
  /** Where something differs from that. */
  changed: ReadonlySet<string>;
  mayEdit: boolean;
}

/** The words and limits of one part of a service, such as a step. */
export function SectionFields({ section, names, current, changed, mayEdit }: SectionFieldsProps) {
  const t = useTexts(revisionTexts);
  const kind = useTexts(kindTexts);
  const party = section.party == null ? null : t(section.party === 'both' ? 'both' : section.party === 'second' ? 'onlySecond' : 'onlyFirst');
  const tags = (
    <>
      {party !== null && <Tag color="purple">{party}</Tag>}
      {section.kind != null && <Tag>{kind(section.kind)}</Tag>}
    </>
  );
  return (
    <Card size="small" title={<PartTitle section={section} names={names} />} extra={tags} className={`${styles.card} ${section.part === 'item' ? styles.item : ''}`}>
      <div className={styles.fields}>
        {section.fields.map((field) => (
          <div key={field.at} className={`${isNarrow(field) ? '' : styles.wide} ${changed.has(field.at) ? styles.changed : ''}`}>
            <Field field={field} label={names.field(field, section)} isChanged={changed.has(field.at)} names={names} current={current} mayEdit={mayEdit} />
          </div>
        ))}
      </div>
    </Card>
  );
}

/** For a lookup with its key in the file beside it, by which people who know the file tell them apart. */
function PartTitle({ section, names }: { section: WordingSection; names: WordingNames }) {
  return (
    <>
      {names.part(section)}
      {section.part === 'lookup' && <code className={styles.key}>{section.key}</code>}
    </>
  );
}

function isNarrow({ kind, name }: WordingField): boolean {
  return kind === 'number' || kind === 'switch' || narrow.has(name);
}

interface FieldProps {
  field: WordingField;
  label: string;
  isChanged: boolean;
  names: WordingNames;
  current: ServiceWording;
  mayEdit: boolean;
}

function Field({ field, label, isChanged, names, current, mayEdit }: FieldProps) {
  const name = pathOf(field);
  const blanks = field.blanks ?? [];
  const title = <Label text={label} isChanged={isChanged} />;
  switch (field.kind) {
    case 'number':
      return (
        <Form.Item name={name} label={title}>
          <InputNumber className={styles.number} />
        </Form.Item>
      );
    case 'switch':
      return (
        <Form.Item name={name} label={title} valuePropName="checked">
          <Switch />
        </Form.Item>
      );
    case 'lines':
      return (
        <Form.Item name={name} label={title} {...asLines}>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      );
    case 'options':
      return <OptionFields field={field} label={label} title={title} current={current.options[field.at] ?? []} mayEdit={mayEdit} />;
    default:
      return (
        <Form.Item name={name} label={title} required={field.isRequired === true} extra={blanks.length > 0 && <Blanks names={blanks} words={names.blank} />}>
          {short.has(field.name) ? <Input /> : <Input.TextArea autoSize />}
        </Form.Item>
      );
  }
}

function Label({ text, isChanged }: { text: string; isChanged: boolean }) {
  const t = useTexts(revisionTexts);
  return (
    <>
      {text}
      {isChanged && <span className={styles.mark}>{t('changed')}</span>}
    </>
  );
}

/** What can be put between double braces. */
function Blanks({ names, words }: { names: readonly string[]; words: (name: string) => string }) {
  const t = useTexts(revisionTexts);
  return (
    <details className={styles.blanks}>
      <summary>{t('blanks', { count: names.length })}</summary>
      {names.map((name) => (
        <code key={name}>{words(name)}</code>
      ))}
    </details>
  );
}

interface OptionFieldsProps {
  field: WordingField;
  label: string;
  title: ReactNode;
  /** As citizens get them now. */
  current: readonly StepOption[];
  mayEdit: boolean;
}

/** The options of a choice; where a department is sent what is chosen, with the codes by which it knows them. */
function OptionFields({ field, label, title, current, mayEdit }: OptionFieldsProps) {
  const t = useTexts(revisionTexts);
  const form = Form.useFormInstance();
  const path = pathOf(field);
  const knownTo = field.knownTo ?? [];
  const options = () => (form.getFieldValue(path) ?? []) as StepOption[];
  const freshKey = () => {
    const keys = new Set(options().map(({ key }) => key));
    let number = keys.size + 1;
    while (keys.has(`option-${number}`)) number++;
    return `option-${number}`;
  };
  return (
    <Form.List name={path}>
      {(fields, { add, remove }) => (
        <fieldset className={styles.options}>
          <legend>{title}</legend>
          {knownTo.length > 0 && <Alert className={styles.known} type="warning" showIcon title={t('optionsKnown', { departments: knownTo.join(t('departmentsAnd')) })} />}
          {fields.map(({ key, name }) => {
            const option = options()[name];
            const isUsed = option !== undefined && (field.kept ?? []).includes(option.key);
            return (
              <div key={key} className={`${styles.option} ${knownTo.length > 0 ? styles.coded : ''}`}>
                <Form.Item name={[name, 'label']} noStyle={false}>
                  <Input aria-label={`${label} ${name + 1}`} />
                </Form.Item>
                {knownTo.length > 0 && (
                  <Form.Item name={[name, 'key']} noStyle={false}>
                    <Input disabled={option !== undefined && current.some(({ key: code }) => code === option.key)} aria-label={t('optionCode', { number: name + 1 })} />
                  </Form.Item>
                )}
                {mayEdit && (
                  <Tooltip title={isUsed ? t('optionUsed') : undefined}>
                    <Button type="text" icon={<DeleteOutlined />} disabled={isUsed} aria-label={t('removeOption', { label: option?.label ?? '' })} onClick={() => remove(name)} />
                  </Tooltip>
                )}
              </div>
            );
          })}
          {mayEdit && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({ key: knownTo.length > 0 ? '' : freshKey(), label: '' })}>
              {t('addOption')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}
