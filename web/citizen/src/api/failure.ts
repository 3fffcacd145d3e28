import type { Run } from "./types";

export type FailureKind =
  | "offline"
  | "expired"
  | "movedOn"
  | "gone"
  | "busy"
  | "tooMany"
  | "broken"
  | "bookingGone"
  | "bookingTooLate"
  | "bookingCheckedIn"
  | "bookingOnceADay"
  | "bookingBarred"
  | "seatLost"
  | "slotTaken";

/** Codes of the server that have words of their own. */
const kinds: Readonly<Record<string, FailureKind>> = {
  booking_not_found: "bookingGone",
  booking_too_late: "bookingTooLate",
  booking_checked_in: "bookingCheckedIn",
  booking_once_a_day: "bookingOnceADay",
  booking_barred: "bookingBarred",
  seat_lost: "seatLost",
  slot_taken: "slotTaken",
};

/** Why a request brought nothing, in the few kinds that need different words. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Where it stands, when somebody or another page was faster. */
    readonly run?: Run,
  ) {
    super(kind);
  }

  /** Of whatever was thrown. */
  static from(problem: unknown): Failure {
    return problem instanceof Failure ? problem : new Failure("broken");
  }

  static of(status: number, body: unknown): Failure {
    const problem = (typeof body === "object" && body !== null ? body : {}) as { code?: string; run?: Run };
    const named = kinds[problem.code ?? ""];
    if (named) return new Failure(named);
    if (status === 401) return new Failure("expired");
    if (status === 404) return new Failure("gone");
    if (status === 409 && problem.run) return new Failure("movedOn", problem.run);
    if (status === 429) return new Failure("tooMany");
    return new Failure(status === 503 ? "busy" : "broken");
  }
}
