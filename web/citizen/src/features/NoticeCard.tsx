import { api } from "@/api/client";
import type { OwnNotice } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading, Item, Note, Rows, Small, Words } from "@/ui/parts";
import { Ending } from "./Ending";

/** A subscription: what it is about, what came of it last, and ending it. */
export function NoticeCard({ notice, onDone }: { notice: OwnNotice; onDone: (said: string) => void }) {
  const t = useTexts();
  const named = notice.about === "" ? notice.title : `${notice.title} ${notice.about}`;
  return (
    <Card>
      <Heading level={2}>{named}</Heading>
      <Facts
        facts={[
          { name: t.noticeSince, value: timeText(notice.since) },
          { name: t.noticeUntil, value: timeText(notice.until) },
        ]}
      />
      <Heading level={3}>{t.noticeLatest}</Heading>
      {notice.latest.length === 0 && <Note>{t.noticeNoneYet}</Note>}
      <Rows>
        {notice.latest.map((one) => (
          <Item key={one.at}>
            <Small>{timeText(one.at)}</Small>
            <Words>{one.text}</Words>
          </Item>
        ))}
      </Rows>
      <Ending label={t.noticeEnd} question={t.noticeEndSure(named)} yes={t.noticeEndYes} no={t.noticeEndNo} done={t.noticeEnded(named)} end={() => api.endNotice(notice.id)} onDone={onDone} />
    </Card>
  );
}
