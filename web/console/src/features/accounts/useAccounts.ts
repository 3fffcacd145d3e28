import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../../api/client';
import type { Account, AccountDraft, AccountHealth } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { patchQuery } from '../../app/live/patchQuery';

const accountsKey = ['accounts'] as const;

export function useAccounts() {
  const queries = useQueryClient();
  useLiveEvent('account', ({ id, health }) => {
    patchQuery<Account[]>(queries, accountsKey, (before) => withHealth(before, id, health));
  });
  return useQuery({ queryKey: accountsKey, queryFn: ({ signal }) => body(api.GET('/api/accounts', { signal })), staleTime: 60_000 });
}

function withHealth(accounts: Account[] | undefined, id: string, health: AccountHealth): Account[] | undefined {
  return accounts?.map((account) => (account.id === id ? { ...account, health } : account));
}

/** The accounts for a select box. */
export function useAccountOptions(): { value: string; label: string }[] {
  const accounts = useAccounts().data;
  return useMemo(() => accounts?.map(({ id, name }) => ({ value: id, label: name })) ?? [], [accounts]);
}

export function useSaveAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id?: string; draft: AccountDraft }) =>
      id === undefined ? body(api.POST('/api/accounts', { body: draft })) : body(api.PUT('/api/accounts/{id}', { params: { path: { id } }, body: draft })),
    onSuccess: () => queries.invalidateQueries({ queryKey: accountsKey }),
  });
}

export function useCheckAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/accounts/{id}/check', { params: { path: { id } } })),
    onSuccess: (health, id) => queries.setQueryData<Account[]>(accountsKey, (before) => withHealth(before, id, health)),
  });
}
