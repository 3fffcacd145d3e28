import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

interface DayFieldProps {
  id?: string;
  /** yyyy-MM-dd */
  value?: string | null;
  onChange?: (day: string | undefined) => void;
  disabled?: boolean;
  placeholder?: string;
}

/** A calendar day as the server speaks it; stands in a form like any input. */
export function DayField({ id, value, onChange, disabled, placeholder }: DayFieldProps) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      disabled={disabled}
      placeholder={placeholder}
      aria-label={placeholder}
      value={value == null || value === '' ? null : dayjs(value)}
      onChange={(day: Dayjs | null) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}
