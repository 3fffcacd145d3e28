import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../../api/client';
import type { Assignment, Duty, Skill } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { useStaff } from '../session/useSession';

const dutyKey = ['duty'] as const;
const assignmentKey = ['assignment'] as const;
const skillsKey = ['skills'] as const;

/** Whether one is on duty oneself; said in another window or ended by the server, it changes here too. */
export function useDuty() {
  const queries = useQueryClient();
  const me = useStaff().id;
  useLiveEvent('duty', (news) => {
    if (news.staffId === me) void queries.invalidateQueries({ queryKey: dutyKey });
    void queries.invalidateQueries({ queryKey: ['officers'] });
  });
  return useQuery({ queryKey: dutyKey, queryFn: ({ signal }) => body(api.GET('/api/duty', { signal })), refetchInterval: 60_000 });
}

export function useSayDuty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (onDuty: boolean) => body(api.PUT('/api/duty', { body: { onDuty } })),
    onSuccess: (said) => queries.setQueryData<Duty>(dutyKey, said),
  });
}

/** How the agency's waiting citizens come to officers. */
export function useAssignment() {
  return useQuery({ queryKey: assignmentKey, queryFn: ({ signal }) => body(api.GET('/api/assignment', { signal })), staleTime: 60_000 });
}

export function useSaveAssignment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (assignment: Assignment) => body(api.PUT('/api/assignment', { body: assignment })),
    onSuccess: (saved) => queries.setQueryData(assignmentKey, saved),
  });
}

export function useSkills() {
  return useQuery({ queryKey: skillsKey, queryFn: ({ signal }) => body(api.GET('/api/skills', { signal })), staleTime: 5 * 60_000 });
}

/** The skills for a select box. */
export function useSkillOptions(): { value: string; label: string }[] {
  const skills = useSkills().data;
  return useMemo(() => skills?.map(({ key, name }) => ({ value: key, label: name })) ?? [], [skills]);
}

/** The name of a skill by its key; undefined when none is needed. */
export function useSkillName(key: string | null | undefined): string | undefined {
  const skills = useSkills().data;
  return key == null ? undefined : (skills?.find((skill) => skill.key === key)?.name ?? key);
}

export function useSaveSkills() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (skills: Skill[]) => body(api.PUT('/api/skills', { body: { skills } })),
    onSuccess: (saved) => queries.setQueryData(skillsKey, saved),
  });
}
