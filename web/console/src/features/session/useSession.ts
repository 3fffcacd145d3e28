import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, body, done } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Permission, SecondFactorOffer, Staff } from '../../api/types';
import { sessionKey } from '../../app/queries';
import { dropDrafts } from '../conversations/drafts';

/** Who is signed in; null when nobody is. */
export function useSessionQuery(): UseQueryResult<Staff | null> {
  return useQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 5 * 60_000 });
}

async function loadSession(): Promise<Staff | null> {
  try {
    return await body(api.GET('/api/session'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export interface Credentials {
  userName: string;
  password: string;
  /** Of the authenticator app, or a recovery code; once the server has asked for it. */
  code?: string;
}

export function useSignIn(): UseMutationResult<Staff, Error, Credentials> {
  const queries = useQueryClient();
  return useMutation({
    meta: { signsIn: true },
    mutationFn: (credentials: Credentials) => body(api.POST('/api/session', { body: credentials })),
    onSuccess: (staff) => queries.setQueryData(sessionKey, staff),
  });
}

export function useSignOut(): UseMutationResult<void, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE('/api/session')),
    onSuccess: () => {
      // Nothing of what this person saw stays for the next one at the same machine.
      queries.clear();
      dropDrafts();
      queries.setQueryData(sessionKey, null);
    },
  });
}

export function useChangePassword(): UseMutationResult<Staff, Error, { current: string; next: string }> {
  const queries = useQueryClient();
  return useMutation({
    meta: { signsIn: true },
    mutationFn: (change: { current: string; next: string }) => body(api.POST('/api/session/password', { body: change })),
    onSuccess: (staff) => queries.setQueryData(sessionKey, staff),
  });
}

/** A key for an authenticator app; the password is asked for again. */
export function useOfferSecondFactor(): UseMutationResult<SecondFactorOffer, Error, string> {
  return useMutation({ meta: { signsIn: true }, mutationFn: (password: string) => body(api.POST('/api/session/second-factor', { body: { password } })) });
}

/** Shows that the app has the key. The session is renewed by {@link useRenewSession}, once the recovery codes were read. */
export function useConfirmSecondFactor() {
  return useMutation({ meta: { signsIn: true }, mutationFn: (code: string) => body(api.POST('/api/session/second-factor/confirm', { body: { code } })) });
}

export function useRenewSession(): (staff: Staff) => void {
  const queries = useQueryClient();
  return (staff) => queries.setQueryData(sessionKey, staff);
}

export const StaffContext = createContext<Staff | undefined>(undefined);

/** The person signed in, for everything inside the shell. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('useStaff belongs inside the shell');
  return staff;
}

/** What the console lets people do, by the server's permission for it; the server decides again on every request. */
const abilities = {
  reply: 'answerCitizens',
  lead: 'leadDesk',
  supervise: 'superviseDesk',
  readConversations: 'readConversations',
  readQuestions: 'readQuestions',
  reveal: 'revealPersonalData',
  editKnowledge: 'editKnowledge',
  approveAnswers: 'approveAnswers',
  withdrawAnswers: 'withdrawAnswers',
  editAccounts: 'manageAccounts',
  readStaff: 'readStaff',
  manageStaff: 'manageStaff',
  grantRoles: 'grantRoles',
  readAudit: 'readAudit',
} as const satisfies Record<string, Permission>;

export type Ability = keyof typeof abilities;

export function may(staff: Pick<Staff, 'permissions'>, ability: Ability): boolean {
  return staff.permissions.includes(abilities[ability]);
}

export function useMay(ability: Ability): boolean {
  return may(useStaff(), ability);
}
