import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { AutomaticReply } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useSettled } from '../../app/parts/useSettled';
import { useAnswers } from '../knowledge/useAnswers';
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
  const choose = (chosen: Form) => {
    const next: Record<Form, AutomaticReply | undefined> = {
      text: { text: original?.text ?? '' },
      answer: { answer: original?.answer ?? '' },
      kept: original ?? undefined,
      nothing: undefined,
    };
    onChange?.(next[chosen]);
  };

  return (
    <div className={styles.replyField}>
      <Segmented<Form> size="small" disabled={disabled} value={form} onChange={choose} options={forms.map((each) => ({ value: each, label: labels[each] }))} />
      {form === 'text' && <Input.TextArea id={id} disabled={disabled} autoSize={{ minRows: 3, maxRows: 12 }} value={value?.text ?? ''} onChange={(event) => onChange?.({ text: event.target.value })} />}
      {form === 'answer' && <AnswerSelect id={id} disabled={disabled} value={value?.answer ?? undefined} onChange={(answer) => onChange?.({ answer })} />}
      {form === 'kept' && <p className={styles.kept}>{t('fromPack', { summary: value?.summary ?? '' })}</p>}
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
