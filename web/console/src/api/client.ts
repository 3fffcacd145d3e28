import createClient from 'openapi-fetch';
import { ApiProblem } from './problem';
import type { paths } from './schema';

/** Typed calls to the server; the session travels as a cookie. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  // Looked up at each call so that tests can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
});

type Answered<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** The body of a successful answer; anything else is thrown as an ApiProblem. */
export async function body<T>(call: Answered<T>): Promise<T> {
  const { data, error, response } = await reached(call);
  if (!response.ok) throw ApiProblem.from(response.status, error);
  return data as T;
}

/** For calls that answer without a body. */
export async function done(call: Answered<unknown>): Promise<void> {
  await body(call);
}

async function reached<T>(call: Answered<T>): Answered<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) throw new ApiProblem(0, 'unreachable', undefined);
    throw error;
  }
}
