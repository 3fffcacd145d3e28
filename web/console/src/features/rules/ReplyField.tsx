import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { AutomaticReply } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useSettled } from '../../app/parts/useSettled';
import { useAnswers, useDepartments } from '../knowledge/useAnswers';
import styles from './rules.module.css';
import { texts } from './texts';

type Form = 'text' | 'answer' | 'kept' | 'nothing';

function formOf(reply: AutomaticReply | null | undefined): Form | undefined {
  if (reply == null) return undefined;
  if (reply.text != null) return 'text';
  if (reply.answer != null) return 'answer';
  return reply.summary == null ? undefined : 'kept';
}

interface ReplyFieldProps {
  id?: string;
  value?: AutomaticReply | null;
  onChange?: (reply: AutomaticReply | undefined) => void;
  /** Whether saying nothing is a choice. */
  optional?: boolean;
  disabled?: boolean;
}

/** What is said: a text, an answer of the knowledge base, or what the pack brought (an article, a picture) left as it is. */
export function ReplyField({ id, value, onChange, optional = false, disabled = false }: ReplyFieldProps) {
  const t = useTexts(texts);
  const [original] = useState(value);
  const form = formOf(value) ?? (optional ? 'nothing' : 'text');
  const forms: Form[] = ['text', 'answer', ...(formOf(original) === 'kept' ? (['kept'] as const) : []), ...(optional ? (['nothing'] as const) : [])];
  const labels = { text: t('asText'), answer: t('asAnswer'), kept: t('asKept'), nothing: t('asNothing') };
  // Whose matter it is stays when one says it in another form.
  const department = value?.department;
  const choose = (chosen: Form) => {
    const next: Record<Form, AutomaticReply | undefined> = {
      text: { text: original?.text ?? '', department },
      answer: { answer: original?.answer ?? '', department },
      kept: original ? { ...original, department } : undefined,
      nothing: undefined,
    };
    onChange?.(next[chosen]);
  };

  return (
    <div className={styles.replyField}>
      <Segmented<Form> size="small" disabled={disabled} value={form} onChange={choose} options={forms.map((each) => ({ value: each, label: labels[each] }))} />
      {form === 'text' && <Input.TextArea id={id} disabled={disabled} autoSize={{ minRows: 3, maxRows: 12 }} value={value?.text ?? ''} onChange={(event) => onChange?.({ text: event.target.value, department })} />}
      {form === 'answer' && <AnswerSelect id={id} disabled={disabled} value={value?.answer ?? undefined} onChange={(answer) => onChange?.({ answer, department })} />}
      {form === 'kept' && <p className={styles.kept}>{t('fromPack', { summary: value?.summary ?? '' })}</p>}
      {form !== 'nothing' && <DepartmentSelect disabled={disabled} byAnswer={form === 'answer'} value={department} onChange={(chosen) => onChange?.({ ...(value ?? { text: '' }), department: chosen })} />}
    </div>
  );
}

interface DepartmentSelectProps {
  value: string | null | undefined;
  /** An empty key takes the department away; a missing one would leave what is stored. */
  onChange: (key: string) => void;
  /** Whether that of the answer holds where none is chosen. */
  byAnswer: boolean;
  disabled: boolean;
}

/** In whose queue citizens wait who ask for a person after this reply. */
function DepartmentSelect({ value, onChange, byAnswer, disabled }: DepartmentSelectProps) {
  const t = useTexts(texts);
  const departments = useDepartments().data ?? [];
  const chosen = value == null || value === '' ? undefined : value;
  const closed = departments.some(({ key, isClosed }) => key === chosen && isClosed);
  return (
    <div className={styles.leadsTo}>
      <span>{t('leadsTo')}</span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('leadsTo')}
        disabled={disabled}
        style={{ width: 220 }}
        status={closed ? 'warning' : ''}
        value={chosen}
        placeholder={t(byAnswer ? 'leadsByAnswer' : 'leadsNowhere')}
        options={departments.filter(({ key, isClosed }) => !isClosed || key === chosen).map(({ key, name, isClosed }) => ({ value: key, label: isClosed ? t('closedDepartment', { name }) : name }))}
        onChange={(key?: string) => onChange(key ?? '')}
      />
      {closed && <span className={styles.warn}>{t('leadsToClosed')}</span>}
    </div>
  );
}

function AnswerSelect({ id, value, onChange, disabled }: { id?: string; value: string | undefined; onChange: (key: string) => void; disabled: boolean }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const answers = useAnswers({ query: query === '' ? undefined : query, status: 'approved', sort: 'question', page: 1, size: 20 });
  return (
    <Select
      id={id}
      disabled={disabled}
      value={value === '' ? undefined : value}
      placeholder={t('findAnswer')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={answers.isFetching}
      onChange={onChange}
      options={answers.data?.items.map(({ key, question }) => ({ value: key, label: `${question}（${key}）` })) ?? []}
    />
  );
}

/** Whether a reply says something; what the pack brought always does. */
export function isFilled(reply: AutomaticReply | null | undefined): boolean {
  const form = formOf(reply);
  if (form === 'text') return (reply?.text ?? '').trim() !== '';
  if (form === 'answer') return reply?.answer !== '';
  return form === 'kept';
}
