import { api } from "@/api/client";
import type { Booking } from "@/api/types";
import { Page } from "@/features/Page";
import { Waiting } from "@/features/Waiting";
import { timeText } from "@/state/times";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading, Note, Picture } from "@/ui/parts";

export default function Bookings() {
  const t = useTexts();
  const [loaded, retry] = useLoad(api.bookings);
  return (
    <Page title={t.bookings}>
      <Waiting loaded={loaded} retry={retry}>
        {(bookings) => (
          <>
            {bookings.length === 0 && <Note>{t.noBookings}</Note>}
            {bookings.map((booking) => (
              <One key={booking.number} booking={booking} />
            ))}
            {bookings.length > 0 && <Note>{t.changeBookingInChat}</Note>}
          </>
        )}
      </Waiting>
    </Page>
  );
}

function One({ booking }: { booking: Booking }) {
  const t = useTexts();
  const facts = [
    { name: t.bookedTime, value: booking.time },
    { name: t.bookedPlace, value: booking.place },
    { name: t.bookingNumber, value: booking.number },
    { name: t.bookingCode, value: booking.code },
    { name: t.bookedState, value: booking.waits ? (booking.offerUntil ? `${t.seatHeld} ${timeText(booking.offerUntil)}` : t.waitlisted) : null },
    { name: t.cancelBy, value: booking.cancelBy ? timeText(booking.cancelBy) : null },
  ].filter((fact) => fact.value);
  return (
    <Card>
      <Heading level={2}>{booking.title}</Heading>
      {booking.picture && <Picture address={booking.picture} words={`${t.bookingCode} ${booking.code ?? ""}`} />}
      <Facts facts={facts} />
    </Card>
  );
}
