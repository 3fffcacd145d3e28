import { useEffect, useState } from "react";
import type { Run } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Card, Code, Heading, Note, Picture, Said, Words } from "@/ui/parts";
import { Sure } from "./Sure";
import type { Moving } from "./useRun";
import { Failed } from "./Waiting";

/** Two people stand at the roadside and wait for it. */
const lookEvery = 3_000;
const countEvery = 10_000;

/** What the first party sees until the other has confirmed: the code, how long it holds, and how far the other is. */
export function PartyWaiting({ run, moving }: { run: Run; moving: Moving }) {
  const t = useTexts();
  const { look } = moving;
  useEffect(() => {
    const timer = look && setInterval(() => void look(), lookEvery);
    return () => void (timer && clearInterval(timer));
  }, [look]);
  if (!run.party) return <Said>{t.states.waiting}</Said>;
  return (
    <>
      {moving.failure && <Failed failure={moving.failure} retry={look && (() => void look())} />}
      <Said>{run.party.hasJoined ? t.partyJoined : t.partyWaits}</Said>
      <Card>
        <Heading level={2}>{t.partyCode}</Heading>
        <Code>{run.party.code ?? ""}</Code>
        {run.party.picture && !run.party.hasJoined && <Picture address={run.party.picture} words={t.partyPicture} />}
        <Words>{run.party.picture ? t.partyInviteScan : t.partyInvite}</Words>
        <TimeLeft until={run.party.expiresAt} />
      </Card>
      <Sure label={t.partyWithdraw} question={t.partyWithdrawSure} no={t.partyWithdrawNo} yes={t.partyWithdrawYes} disabled={moving.busy} onYes={() => void moving.act("leave")} />
    </>
  );
}

/** What the second party reads of the first before and while they add their side. */
export function FirstSaid({ run }: { run: Run }) {
  if (!run.party?.firstSaid) return null;
  return (
    <Card>
      <Words>{run.party.firstSaid}</Words>
      <TimeLeft until={run.party.expiresAt} />
    </Card>
  );
}

function TimeLeft({ until }: { until: string }) {
  const t = useTexts();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), countEvery);
    return () => clearInterval(timer);
  }, []);
  return <Note>{t.minutesLeft(Math.max(0, Math.ceil((Date.parse(until) - now) / 60_000)), timeText(until))}</Note>;
}
