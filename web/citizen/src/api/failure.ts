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
  | "slotTaken"
  | "documentGone"
  | "noticeGone"
  | "reportInHand"
  | "tooLarge"
  | "wrongType";

/** Codes of the server that have words of their own. */
const kinds: Readonly<Record<string, FailureKind>> = {
  booking_not_found: "bookingGone",
  booking_too_late: "bookingTooLate",
  booking_checked_in: "bookingCheckedIn",
  booking_once_a_day: "bookingOnceADay",
  booking_barred: "bookingBarred",
  seat_lost: "seatLost",
  slot_taken: "slotTaken",
  document_not_found: "documentGone",
  notice_not_found: "noticeGone",
  report_in_hand: "reportInHand",
};

/** Answers without such a code. */
const statuses: Readonly<Record<number, FailureKind>> = { 401: "expired", 404: "gone", 413: "tooLarge", 415: "wrongType", 429: "tooMany", 503: "busy" };

/** Why a request brought nothing, in the few kinds that need different words. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Where it stands, when somebody or another page was faster. */
    readonly run?: Run,
    /** Why it was refused, where the server says it in the citizen's words. */
    readonly words?: string,
  ) {
    super(kind);
  }

  /** Of whatever was thrown. */
  static from(problem: unknown): Failure {
    return problem instanceof Failure ? problem : new Failure("broken");
  }

  static of(status: number, body: unknown): Failure {
    const problem = (typeof body === "object" && body !== null ? body : {}) as { code?: string; run?: Run; detail?: string };
    const named = kinds[problem.code ?? ""];
    if (named) return new Failure(named);
    if (problem.code === "party_code_refused") return new Failure("broken", undefined, problem.detail);
    if (status === 409 && problem.run) return new Failure("movedOn", problem.run);
    return new Failure(statuses[status] ?? "broken");
  }
}
