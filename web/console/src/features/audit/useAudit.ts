import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

export interface AuditFilter {
  person?: string;
  action?: string;
  from?: string;
  to?: string;
}

export function useAudit(filter: AuditFilter & { page: number; size: number }) {
  return useQuery({
    queryKey: ['audit', filter],
    queryFn: ({ signal }) => body(api.GET('/api/audit', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useVerifyAudit() {
  return useMutation({ mutationFn: () => body(api.POST('/api/audit/verify')) });
}

export function exportAddress(filter: AuditFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return `/api/audit/export.csv?${query.toString()}`;
}
