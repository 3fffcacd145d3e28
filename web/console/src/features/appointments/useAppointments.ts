import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body, done } from '../../api/client';
import { useLiveEvent } from '../../app/live/LiveProvider';

const key = ['appointments'] as const;
/** At most one refresh in this time, however many citizens book. */
const pause = 1000;

/** Whatever shows bookings is read anew when some changed. */
function useReadAnew() {
  const queries = useQueryClient();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveEvent('appointments', () => {
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      void queries.invalidateQueries({ queryKey: key });
    }, pause);
  });
  useEffect(() => () => clearTimeout(pending.current), []);
}

export function useOffers() {
  return useQuery({ queryKey: [...key, 'offers'], queryFn: ({ signal }) => body(api.GET('/api/appointments/offers', { signal })), staleTime: 60_000 });
}

export function useDay(offer: string, day: string) {
  useReadAnew();
  return useQuery({
    queryKey: [...key, 'day', offer, day],
    queryFn: ({ signal }) => body(api.GET('/api/appointments/offers/{key}/day', { params: { path: { key: offer }, query: { day } }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** What the citizen of a conversation has booked. */
export function useBookingsOf(conversationId: string) {
  useReadAnew();
  return useQuery({ queryKey: [...key, 'of', conversationId], queryFn: ({ signal }) => body(api.GET('/api/appointments/of/{conversationId}', { params: { path: { conversationId } }, signal })) });
}

export function useCancelBooking() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) => done(api.POST('/api/appointments/bookings/{id}/cancel', { params: { path: { id } }, body: { reason } })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export interface Blocking {
  offer: string;
  day: string;
  /** The slot; the whole day without one. */
  startsAt: string | null;
  /** Null opens it again. */
  reason: string | null;
  cancelsBookings: boolean;
}

export function useBlock() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ offer, ...request }: Blocking) => body(api.POST('/api/appointments/offers/{key}/block', { params: { path: { key: offer } }, body: request })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useCheckIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: { code: string; evenIfLate: boolean }) => body(api.POST('/api/appointments/check-in', { body: request })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useCallNext() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ offer, window, seen }: { offer: string; window: string; seen: number }) => body(api.POST('/api/appointments/offers/{key}/call', { params: { path: { key: offer } }, body: { window, seen } })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}
