import type { Run } from "./types";

export type FailureKind = "offline" | "expired" | "movedOn" | "gone" | "busy" | "tooMany" | "broken";

/** Why a request brought nothing, in the few kinds that need different words. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Where it stands, when somebody or another page was faster. */
    readonly run?: Run,
  ) {
    super(kind);
  }

  static of(status: number, body: unknown): Failure {
    const problem = (typeof body === "object" && body !== null ? body : {}) as { code?: string; run?: Run };
    if (status === 401) return new Failure("expired");
    if (status === 404) return new Failure("gone");
    if (status === 409 && problem.run) return new Failure("movedOn", problem.run);
    if (status === 429) return new Failure("tooMany");
    return new Failure(status === 503 ? "busy" : "broken");
  }
}
