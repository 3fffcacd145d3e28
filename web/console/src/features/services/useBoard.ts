import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { BoardDecision } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { useHandling } from './useServices';

const queryKey = ['services', 'board'] as const;
/** Reports that still wait for the other party make no event. */
const lookEvery = 15_000;

/** Open reports, kept current by the live line. */
export function useBoard() {
  const queries = useQueryClient();
  useLiveEvent('serviceRecord', () => void queries.invalidateQueries({ queryKey }));
  return useQuery({ queryKey, queryFn: ({ signal }) => body(api.GET('/api/services/board', { signal })), refetchInterval: lookEvery });
}

export function useDecide() {
  return useHandling(({ id, decision, words }: { id: string; decision: BoardDecision; words: string }) => done(api.POST('/api/services/board/{id}/decide', { params: { path: { id } }, body: { decision, words } })));
}
