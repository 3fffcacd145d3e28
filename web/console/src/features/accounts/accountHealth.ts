import type { Account } from '../../api/types';

/** Whether somebody should look at an account. */
export function needsAttention(account: Account): boolean {
  return account.health.token.state === 'failing' || account.health.callback.state !== 'ok' || account.health.callback.lastError != null;
}

export type AccountOrder = 'name' | 'health' | 'today';

export interface AccountFilter {
  query?: string;
  kind?: string;
  health?: string;
  order: AccountOrder;
}

/** The accounts that fit, in the order wished. */
export function findAccounts(accounts: readonly Account[], { query, kind, health, order }: AccountFilter): Account[] {
  const wanted = query?.toLowerCase();
  const fitting = accounts.filter(
    (account) =>
      (kind === undefined || account.kind === kind) &&
      (health === undefined || needsAttention(account) === (health === 'ailing')) &&
      (wanted === undefined || [account.name, account.appId, account.originalId].some((text) => text.toLowerCase().includes(wanted))),
  );
  const byName = (a: Account, b: Account) => a.name.localeCompare(b.name, 'zh-CN');
  const orders: Readonly<Record<AccountOrder, (a: Account, b: Account) => number>> = {
    name: byName,
    health: (a, b) => Number(needsAttention(b)) - Number(needsAttention(a)) || byName(a, b),
    today: (a, b) => b.health.callback.today - a.health.callback.today || byName(a, b),
  };
  return fitting.sort(orders[order]);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A random token or key of letters and digits, from the browser's cryptographic source. */
export function randomSecret(length: number): string {
  let secret = '';
  while (secret.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 248 is the largest multiple of 62 below 256: bytes above it would favour the first letters.
      if (byte < 248 && secret.length < length) secret += alphabet[byte % alphabet.length] ?? '';
    }
  }
  return secret;
}
