import { Page } from "@/features/Page";
import { useTexts } from "@/texts/useTexts";
import { Said } from "@/ui/parts";

export default function Bookings() {
  const t = useTexts();
  return (
    <Page title={t.bookings}>
      <Said>{t.noBookings}</Said>
    </Page>
  );
}
