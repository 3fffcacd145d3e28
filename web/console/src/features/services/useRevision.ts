import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { ServiceRevision, ServiceWording } from '../../api/types';
import { takeOf, type TakenWay } from './useServices';

export type RevisionStep = 'submit' | 'return' | 'approve';

const keyOf = (service: string) => ['services', 'revision', service];

/** The words of a service as they stand or as somebody is changing them. */
export function useRevision(service: string, enabled = true) {
  return useQuery({ enabled, queryKey: keyOf(service), queryFn: ({ signal }) => body(api.GET('/api/services/{key}/revision', { params: { path: { key: service } }, signal })) });
}

function useRevisionChange<T>(service: string, change: (value: T) => Promise<ServiceRevision>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (revision) => {
      queries.setQueryData(keyOf(service), revision);
      // An approval is a new version: list and preview change too.
      if (revision.revision === null) void queries.invalidateQueries({ queryKey: ['services'] });
    },
    // Most are refused because somebody else was first; what they wrote is shown.
    onError: () => void queries.invalidateQueries({ queryKey: keyOf(service) }),
  });
}

export function useSaveRevision(service: string) {
  return useRevisionChange(service, ({ wording, seen }: { wording: ServiceWording; seen: number | null }) => body(api.PUT('/api/services/{key}/revision', { params: { path: { key: service } }, body: { wording, seen } })));
}

export function useRevisionStep(service: string) {
  return useRevisionChange(service, ({ step, seen, note }: { step: RevisionStep; seen: number; note?: string }) =>
    body(api.POST(`/api/services/{key}/revision/${step}`, { params: { path: { key: service } }, body: { seen, note: note ?? null } })),
  );
}

export function useDiscardRevision(service: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (seen: number) => done(api.DELETE('/api/services/{key}/revision', { params: { path: { key: service }, query: { seen } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(service) }),
  });
}

/** How words look in the chat before they are saved, and what is wrong with them. */
export function useWordingPreview(service: string, wording: ServiceWording, taken: TakenWay) {
  return useQuery({
    queryKey: ['services', 'wording', service, wording, taken],
    queryFn: ({ signal }) => body(api.POST('/api/services/{key}/revision/preview', { params: { path: { key: service }, query: { take: takeOf(taken) } }, body: wording, signal })),
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
}
