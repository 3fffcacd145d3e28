import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body } from '../../api/client';
import { useLiveEvent } from '../../app/live/LiveProvider';

/** At most one question for the live part in this time, however much happens. */
const pause = 1000;
/** Being due, and what another server counted, is no event here. */
const nowRefresh = 15_000;
const seriesRefresh = 60_000;

const keys = {
  now: ['supervision', 'now'] as const,
  hours: ['supervision', 'hours'] as const,
  days: ['supervision', 'days'] as const,
  asked: ['supervision', 'asked'] as const,
};

/** How the desk stands, kept up to date by what the server tells. */
export function useDeskNow() {
  const queries = useQueryClient();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const renew = () => {
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      void queries.invalidateQueries({ queryKey: keys.now });
    }, pause);
  };
  useLiveEvent('conversation', renew);
  useLiveEvent('promise', renew);
  useLiveEvent('figures', renew);
  useLiveEvent('duty', renew);
  useEffect(() => () => clearTimeout(pending.current), []);
  return useQuery({ queryKey: keys.now, queryFn: ({ signal }) => body(api.GET('/api/supervision/now', { signal })), refetchInterval: nowRefresh });
}

export function useHours() {
  return useQuery({ queryKey: keys.hours, queryFn: ({ signal }) => body(api.GET('/api/supervision/hours', { signal })), refetchInterval: seriesRefresh, placeholderData: keepPreviousData });
}

export function useDays() {
  return useQuery({ queryKey: keys.days, queryFn: ({ signal }) => body(api.GET('/api/supervision/days', { params: { query: { days: 30 } }, signal })), refetchInterval: seriesRefresh });
}

export function useAsked() {
  return useQuery({ queryKey: keys.asked, queryFn: ({ signal }) => body(api.GET('/api/supervision/asked', { params: { query: { hours: 3 } }, signal })), refetchInterval: seriesRefresh });
}

export interface Export {
  from: string;
  to: string;
  by: 'day' | 'hour';
  departments: boolean;
  language: 'zh' | 'en';
}

export function exportAddress(kind: 'csv' | 'xlsx', wanted: Export): string {
  const query = new URLSearchParams({ from: wanted.from, to: wanted.to, by: wanted.by, departments: String(wanted.departments), language: wanted.language });
  return `/api/supervision/export.${kind}?${query.toString()}`;
}
