import { useState } from "react";
import { api } from "@/api/client";
import { Failure, type FailureKind } from "@/api/failure";
import type { Booking } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Card, Facts, Heading, Note, Picture, Row } from "@/ui/parts";
import { MoveBooking } from "./MoveBooking";
import { Sure } from "./Sure";
import { Failed } from "./Waiting";

/** No answer came, or none that says: it may have been done all the same. */
const unsure: readonly FailureKind[] = ["offline", "busy", "broken"];

interface BookingCardProps {
  booking: Booking;
  onDone: (said: string) => void;
  /** It may stand otherwise than it is shown. */
  onUnsure: () => void;
}

/** A booking or a place on a waitlist, and what can be done with it now. */
export function BookingCard({ booking, onDone, onUnsure }: BookingCardProps) {
  const t = useTexts();
  const titleOf = useTitle();
  const [busy, setBusy] = useState(false);
  const [moving, setMoving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (act: () => Promise<void>, said: string) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
      onDone(said);
    } catch (problem) {
      const failed = Failure.from(problem);
      setFailure(failed);
      if (unsure.includes(failed.kind)) onUnsure();
    } finally {
      setBusy(false);
    }
  };
  const facts = [
    { name: t.bookedState, value: booking.state === "held" ? t.seatHeld(timeText(booking.heldUntil ?? "")) : t.bookingStates[booking.state] },
    { name: t.bookedTime, value: booking.time },
    { name: t.bookedPlace, value: booking.place },
    { name: t.bookingNumber, value: booking.number },
    { name: t.bookingCode, value: booking.code },
    { name: t.cancelBy, value: booking.canChange && booking.cancelBy ? timeText(booking.cancelBy) : null },
  ].filter((fact) => fact.value);
  return (
    <Card>
      <Heading level={2}>{titleOf(booking)}</Heading>
      {booking.picture && <Picture address={booking.picture} words={`${t.bookingCode} ${booking.code ?? ""}`} />}
      <Facts facts={facts} />
      {failure && <Failed failure={failure} />}
      {booking.state === "booked" && !booking.canChange && <Note>{t.tooLateToChange}</Note>}
      {booking.canChange && moving && (
        <MoveBooking booking={booking} busy={busy} onChosen={(slot) => void run(() => api.moveBooking(booking.id, slot.startsAt), t.bookingMoved(slot.time))} onStay={() => setMoving(false)} />
      )}
      {booking.canChange && !moving && (
        <>
          <Row>
            <Action onPress={() => setMoving(true)}>{t.moveBooking}</Action>
          </Row>
          <Sure label={t.cancelBooking} question={t.cancelBookingSure(booking.title, booking.time)} no={t.keepBooking} yes={t.cancelBookingYes} disabled={busy} onYes={() => void run(() => api.cancelBooking(booking.id), t.bookingCancelled)} />
        </>
      )}
      {booking.state === "held" && (
        <Row>
          <Action kind="primary" disabled={busy} onPress={() => void run(() => api.confirmSeat(booking.id), t.seatConfirmed)}>
            {t.confirmSeat}
          </Action>
        </Row>
      )}
      {(booking.state === "held" || booking.state === "waiting") && (
        <Sure label={t.leaveWaitlist} question={t.leaveWaitlistSure} no={t.keepWaiting} yes={t.leaveWaitlistYes} disabled={busy} onYes={() => void run(() => api.leaveWaitlist(booking.id), t.waitlistLeft)} />
      )}
    </Card>
  );
}
