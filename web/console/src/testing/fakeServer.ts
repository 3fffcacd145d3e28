import { vi } from 'vitest';

/** One request the console made. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

interface Answer {
  status?: number;
  body?: unknown;
}
type Answering = (asked: Asked) => Answer | Promise<Answer>;

/** Answers the console's requests by "METHOD /path"; asking anything else fails the test. Returns what was asked, in order. */
export function fakeServer(routes: Readonly<Record<string, Answering>>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = input instanceof Request ? input : new Request(new URL(input, globalThis.location.origin));
    const url = new URL(request.url);
    const text = await request.text();
    const asked: Asked = { method: request.method, path: url.pathname, query: url.searchParams, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    log.push(asked);
    const route = routes[`${asked.method} ${asked.path}`];
    if (!route) throw new Error(`the test has no answer for ${asked.method} ${asked.path}`);
    const { status = 200, body } = await route(asked);
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: body === undefined ? {} : { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' } });
  });
  return log;
}

export function problem(status: number, code: string, detail?: string): { status: number; body: unknown } {
  return { status, body: { status, code, detail } };
}
