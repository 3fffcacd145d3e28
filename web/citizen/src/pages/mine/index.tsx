import { Page } from "@/features/Page";
import { addressOf, go } from "@/state/ways";
import { useTexts } from "@/texts/useTexts";
import { Card, Item, Rows, Way } from "@/ui/parts";

const pages = ["cases", "bookings", "documents", "notices", "data", "settings"] as const;

export default function Mine() {
  const t = useTexts();
  return (
    <Page title={t.mine} here="mine">
      <Card>
        <Rows>
          {pages.map((page) => (
            <Item key={page}>
              <Way address={addressOf(page)} onGo={() => go(page)}>
                {t[page]}
              </Way>
            </Item>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
