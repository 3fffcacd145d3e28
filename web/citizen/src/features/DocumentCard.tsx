import { api } from "@/api/client";
import type { BoundDocument } from "@/api/types";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading } from "@/ui/parts";
import { Ending } from "./Ending";

/** A document that is bound: for what it was agreed to and since when, and taking it back. */
export function DocumentCard({ bound, onDone }: { bound: BoundDocument; onDone: (said: string) => void }) {
  const t = useTexts();
  const named = `${t.documentKinds[bound.kind]} ${bound.shown}`;
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
      <Ending label={t.unbind} question={t.unbindSure(named)} yes={t.unbindYes} no={t.unbindNo} done={t.unbound(named)} end={() => api.unbind(bound.id)} onDone={onDone} />
    </Card>
  );
}
