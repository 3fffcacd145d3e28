import type { RunCard } from "@/api/types";
import { addressOf, go } from "@/state/ways";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Card, Heading, Item, Rows, Small, Strong, Way } from "@/ui/parts";

/** What was begun and not finished, here or in the chat. */
export function GoOn({ runs }: { runs: readonly RunCard[] }) {
  const t = useTexts();
  const titleOf = useTitle();
  const open = runs.filter((run) => run.state === "open");
  if (open.length === 0) return null;
  return (
    <Card>
      <Heading level={2}>{t.open}</Heading>
      <Rows>
        {open.map((run) => (
          <Item key={run.id}>
            <Way address={addressOf("run", { id: run.id })} onGo={() => go("run", { id: run.id })}>
              <Strong>{titleOf(run)}</Strong>
              <Small>{run.at ? t.stepOf(run.at, run.of) : t.atSummary}</Small>
            </Way>
          </Item>
        ))}
      </Rows>
    </Card>
  );
}
