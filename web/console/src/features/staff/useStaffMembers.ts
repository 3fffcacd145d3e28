import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Role, StaffMember } from '../../api/types';

const staffKey = ['staff'] as const;

export function useStaffMembers() {
  return useQuery({ queryKey: staffKey, queryFn: ({ signal }) => body(api.GET('/api/staff', { signal })) });
}

function useStaffMutation<V, R>(run: (variables: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: run, onSuccess: () => queries.invalidateQueries({ queryKey: staffKey }) });
}

export interface StaffDraft {
  userName: string;
  displayName: string;
  departments: string[];
  skills: string[];
}

export const useAddStaff = () => useStaffMutation((draft: StaffDraft) => body(api.POST('/api/staff', { body: draft })));

export const useChangeStaff = () =>
  useStaffMutation(({ id, draft }: { id: string; draft: Pick<StaffDraft, 'displayName' | 'departments' | 'skills'> }) => body(api.PUT('/api/staff/{id}', { params: { path: { id } }, body: draft })));

export const useGrantRoles = () =>
  useStaffMutation(({ id, roles }: { id: string; roles: Role[] }) => body(api.PUT('/api/staff/{id}/roles', { params: { path: { id } }, body: { roles } })));

export type StaffAct = 'lock' | 'unlock' | 'second-factor/reset';

export const useActOnStaff = () =>
  useStaffMutation(({ member, act }: { member: StaffMember; act: StaffAct }) => body(api.POST(`/api/staff/{id}/${act}`, { params: { path: { id: member.id } } })));

export const useResetPassword = () => useStaffMutation((member: StaffMember) => body(api.POST('/api/staff/{id}/password', { params: { path: { id: member.id } } })));
