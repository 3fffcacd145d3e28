/** Which account and session the address of the page names. They go along on every way within the application. */
const query = new URLSearchParams(window.location.search);

export const account = query.get("a") ?? "";
export const tag = query.get("s") ?? "";

const triedKey = "signed-in-again";
const patience = 15_000;

/** Over WeChat's page back to this one. Not twice in a row: then something else is wrong. */
export function signInAgain(): boolean {
  const now = Date.now();
  if (now - Number(window.sessionStorage.getItem(triedKey) ?? 0) < patience) return false;
  window.sessionStorage.setItem(triedKey, String(now));
  const to = window.location.pathname + window.location.search;
  window.location.replace(`/api/citizen/session/begin?account=${encodeURIComponent(account)}&to=${encodeURIComponent(to)}`);
  return true;
}

/** Of links within the application. */
export const carried: Record<string, string> = account && tag ? { a: account, s: tag } : {};

/** Without an account there is nothing to show; the page offers those there are. */
export const hasAccount = account.length > 0;
