import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list shows: page, sort and filters, kept in the address so that reload and back bring it again. */
export interface ListParameters {
  page: number;
  size: number;
  /** A field, "-" before it for descending. */
  sort: string;
  filter: (name: string) => string | undefined;
  /** Changes some; anything but the page itself leads back to page 1. */
  change: (changes: Readonly<Record<string, string | number | undefined>>) => void;
}

const sizes = [20, 50, 100];

export function useListParameters(defaultSort: string): ListParameters {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Readonly<Record<string, string | number | undefined>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (!('page' in changes)) next.delete('page');
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, String(value));
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return useMemo(
    () => ({
      page: positive(parameters.get('page'), 1),
      size: sizes.find((size) => String(size) === parameters.get('size')) ?? 20,
      sort: parameters.get('sort') ?? defaultSort,
      filter: (name: string) => parameters.get(name) ?? undefined,
      change,
    }),
    [parameters, defaultSort, change],
  );
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
