import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { OwnNotice } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading, Item, Note, Rows, Small, Words } from "@/ui/parts";
import { Sure } from "./Sure";
import { Failed } from "./Waiting";

/** A subscription: what it is about, what came of it last, and ending it. */
export function NoticeCard({ notice, onDone }: { notice: OwnNotice; onDone: (said: string) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const named = notice.about === "" ? notice.title : `${notice.title} ${notice.about}`;
  const end = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await api.endNotice(notice.id);
      onDone(t.noticeEnded(named));
    } catch (problem) {
      setFailure(Failure.from(problem));
      setBusy(false);
    }
  };
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
      {failure && <Failed failure={failure} />}
      <Sure label={t.noticeEnd} question={t.noticeEndSure(named)} no={t.noticeEndNo} yes={t.noticeEndYes} disabled={busy} onYes={() => void end()} />
    </Card>
  );
}
