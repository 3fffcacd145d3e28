import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { VehicleClass } from '../../api/types';

export function useRestrictions() {
  return useQuery({ queryKey: ['restrictions'], queryFn: ({ signal }) => body(api.GET('/api/restrictions', { signal })), staleTime: 5 * 60_000 });
}

export interface MonthAsked {
  city: string;
  month: string;
  plate?: string;
  vehicle?: VehicleClass;
}

/** What the rules of a city make of a vehicle in a month; waits for the city. */
export function useRestrictionMonth(asked: MonthAsked | undefined) {
  return useQuery({
    enabled: asked !== undefined,
    queryKey: ['restrictions', 'month', asked],
    queryFn: ({ signal }) => body(api.GET('/api/restrictions/month', { params: { query: asked ?? { city: '', month: '' } }, signal })),
    placeholderData: keepPreviousData,
  });
}
