import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';

/** What is in a department's queue and what leads there. */
export function useDepartmentUse(id: string) {
  return useQuery({ queryKey: ['departments', id, 'use'], queryFn: ({ signal }) => body(api.GET('/api/departments/{id}/use', { params: { path: { id } }, signal })), gcTime: 0 });
}

export function useCloseDepartment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, receiver, reason }: { id: string; receiver: string | null; reason: string }) => body(api.POST('/api/departments/{id}/close', { params: { path: { id } }, body: { receiver, reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['departments'] }),
  });
}

export function useReopenDepartment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/departments/{id}/reopen', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['departments'] }),
  });
}
