import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSettled } from './useSettled';

interface SearchBoxProps {
  value: string | undefined;
  placeholder: string;
  onSearch: (value: string | undefined) => void;
}

/** The page's search: "/" leads here, Esc leads out, and it asks once the typing rests. */
export function SearchBox({ value, placeholder, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value ?? '');
  const settled = useSettled(typed.trim());
  const ask = useEffectEvent((text: string) => {
    if (text !== (value ?? '')) onSearch(text === '' ? undefined : text);
  });
  useEffect(() => ask(settled), [settled]);
  return (
    <Input
      data-page-search
      allowClear
      style={{ width: 280 }}
      prefix={<SearchOutlined />}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
