import type { HallPages } from "@/api/types";
import { addressOf, go } from "@/state/ways";
import { useTexts } from "@/texts/useTexts";
import { Card, Item, Rows, Small, Strong, Way } from "@/ui/parts";

/** Pages that only some agencies have. */
export function MorePages({ pages }: { pages: HallPages }) {
  const t = useTexts();
  const ways = [
    ...(pages.roads ? [{ page: "roads" as const, title: t.roads, what: t.roadsWhat }] : []),
    ...(pages.parties ? [{ page: "party" as const, title: t.party, what: t.partyShort }] : []),
  ];
  if (ways.length === 0) return null;
  return (
    <Card>
      <Rows>
        {ways.map((way) => (
          <Item key={way.page}>
            <Way address={addressOf(way.page)} onGo={() => go(way.page)}>
              <Strong>{way.title}</Strong>
              <Small>{way.what}</Small>
            </Way>
          </Item>
        ))}
      </Rows>
    </Card>
  );
}
