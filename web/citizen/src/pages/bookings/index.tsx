import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import { BookingCard } from "@/features/BookingCard";
import { Page } from "@/features/Page";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useSaid } from "@/state/useSaid";
import { useTexts } from "@/texts/useTexts";
import { Note, Said } from "@/ui/parts";

export default function Bookings() {
  const t = useTexts();
  const [loaded, retry, refresh] = useLoad(api.bookings);
  const [said, say] = useSaid();
  Taro.useDidShow(refresh);
  const done = (words: string) => {
    say(words);
    retry();
  };
  return (
    <Page title={t.bookings} focusOn={said?.turn ?? ""}>
      {said && <Said key={said.turn}>{said.words}</Said>}
      <Waiting loaded={loaded} retry={retry}>
        {(bookings) => (
          <>
            {bookings.length === 0 && <Note>{t.noBookings}</Note>}
            {bookings.map((booking) => (
              <BookingCard key={`${booking.id} ${booking.state} ${booking.startsAt}`} booking={booking} onDone={done} onUnsure={refresh} />
            ))}
          </>
        )}
      </Waiting>
    </Page>
  );
}
