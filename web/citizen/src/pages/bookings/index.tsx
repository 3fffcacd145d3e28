import { useState } from "react";
import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import { BookingCard } from "@/features/BookingCard";
import { Page } from "@/features/Page";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Note, Said } from "@/ui/parts";

export default function Bookings() {
  const t = useTexts();
  const [loaded, retry] = useLoad(api.bookings);
  const [said, setSaid] = useState<string | null>(null);
  Taro.useDidShow(() => loaded.state === "ready" && retry());
  const done = (words: string) => {
    setSaid(words);
    retry();
  };
  return (
    <Page title={t.bookings} focusOn={said ?? ""}>
      {said && <Said>{said}</Said>}
      <Waiting loaded={loaded} retry={retry}>
        {(bookings) => (
          <>
            {bookings.length === 0 && <Note>{t.noBookings}</Note>}
            {bookings.map((booking) => (
              <BookingCard key={`${booking.id} ${booking.state} ${booking.startsAt}`} booking={booking} onDone={done} />
            ))}
          </>
        )}
      </Waiting>
    </Page>
  );
}
