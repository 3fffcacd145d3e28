import { InputNumber, Select, Space } from 'antd';
import { useTexts } from '../../app/i18n/language';
import { settingsTexts } from './settings.texts';
import { readTerm, type TermUnit, termUnits, writeTerm } from './term';

const names = {
  sameWorkingDay: 'unit_sameWorkingDay',
  'working days': 'unit_workingDays',
  'working hours': 'unit_workingHours',
  'working minutes': 'unit_workingMinutes',
  d: 'unit_days',
  h: 'unit_hours',
  m: 'unit_minutes',
} as const satisfies Record<TermUnit, keyof typeof settingsTexts>;

interface TermFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (term: string | null) => void;
  label: string;
  disabled?: boolean;
  /** Said when there is no term; without it there has to be one. */
  none?: string;
}

/** A span of time as a number and a unit; stands in a form like any input. */
export function TermField({ id, value, onChange, label, disabled, none }: TermFieldProps) {
  const t = useTexts(settingsTexts);
  const term = readTerm(value);
  const unit = term?.unit ?? (none === undefined ? 'h' : '');
  // "Until the end of the day" is no span one could warn before.
  const units = termUnits.filter((each) => none === undefined || each !== 'sameWorkingDay').map((each) => ({ value: each, label: t(names[each]) }));
  const options = none === undefined ? units : [{ value: '' as const, label: none }, ...units];
  const choose = (chosen: TermUnit | '') => onChange?.(chosen === '' ? null : writeTerm({ number: term?.number ?? 1, unit: chosen }));
  return (
    <Space.Compact block>
      {unit !== '' && unit !== 'sameWorkingDay' && (
        <InputNumber id={id} aria-label={label} style={{ width: 72 }} disabled={disabled} controls={false} value={term?.number ?? null} onChange={(number) => onChange?.(writeTerm({ number, unit }))} />
      )}
      <Select style={{ flex: 1 }} aria-label={t('unit', { label })} disabled={disabled} popupMatchSelectWidth={false} value={unit} options={options} onChange={choose} />
    </Space.Compact>
  );
}
