import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { BoundDocument } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading } from "@/ui/parts";
import { Sure } from "./Sure";
import { Failed } from "./Waiting";

/** A document that is bound: for what it was agreed to and since when, and taking it back. */
export function DocumentCard({ bound, onDone }: { bound: BoundDocument; onDone: (said: string) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const named = `${t.documentKinds[bound.kind]} ${bound.shown}`;
  const unbind = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await api.unbind(bound.id);
      onDone(t.unbound(named));
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
          { name: t.boundAt, value: timeText(bound.boundAt) },
          { name: t.boundFor, value: bound.purpose },
          { name: t.boundConsent, value: bound.consent },
        ]}
      />
      {failure && <Failed failure={failure} />}
      <Sure label={t.unbind} question={t.unbindSure(named)} no={t.unbindNo} yes={t.unbindYes} disabled={busy} onYes={() => void unbind()} />
    </Card>
  );
}
