import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { HoursDraft, PromiseRule } from '../../api/types';
import { useSettled } from '../../app/parts/useSettled';

const hoursKey = ['opening-hours'] as const;
const rulesKey = ['promise-rules'] as const;

/** Opening hours as they are edited: nothing that happens meanwhile changes what is being typed. */
export function useHours() {
  return useQuery({ queryKey: hoursKey, queryFn: ({ signal }) => body(api.GET('/api/hours', { signal })), staleTime: 'static', gcTime: 0 });
}

export function useSaveHours() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (hours: HoursDraft) => body(api.PUT('/api/hours', { body: hours })),
    onSuccess: (saved) => queries.setQueryData(hoursKey, saved),
  });
}

export function usePromiseRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => body(api.GET('/api/promises/rules', { signal })), staleTime: 'static', gcTime: 0 });
}

export function useSavePromiseRules() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rules: PromiseRule[]) => body(api.PUT('/api/promises/rules', { body: { rules } })),
    onSuccess: (saved) => queries.setQueryData(rulesKey, saved),
  });
}

/** What is filled in, as the server works it out; asked again when typing has stopped. */
export function usePromiseExamples(hours: HoursDraft | undefined, rules: PromiseRule[] | undefined) {
  const whole = hours !== undefined && rules !== undefined;
  const draft = useSettled(whole ? JSON.stringify({ hours, rules }) : '', 400);
  return useQuery({
    queryKey: ['promise-examples', draft],
    queryFn: ({ signal }) => body(api.POST('/api/promises/preview', { body: JSON.parse(draft) as { hours: HoursDraft; rules: PromiseRule[] }, signal })),
    enabled: draft !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}
