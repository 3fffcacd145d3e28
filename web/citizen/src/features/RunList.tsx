import type { RunCard } from "@/api/types";
import { timeText } from "@/state/times";
import { addressOf, go } from "@/state/ways";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Item, Note, Rows, Small, Strong, Way } from "@/ui/parts";

/** Runs with how each stands. */
export function RunList({ runs, empty }: { runs: readonly RunCard[]; empty: string }) {
  const t = useTexts();
  const titleOf = useTitle();
  if (runs.length === 0) return <Note>{empty}</Note>;
  const standing = (run: RunCard) =>
    run.number ? `${t.number} ${run.number}\n${run.handledAt ? t.handled : t.waiting}` : run.state === "open" ? (run.at ? t.stepOf(run.at, run.of) : t.atSummary) : t.states[run.state];
  return (
    <Rows>
      {runs.map((run) => (
        <Item key={run.id}>
          <Way address={addressOf("run", { id: run.id })} onGo={() => go("run", { id: run.id })}>
            <Strong>{titleOf(run)}</Strong>
            <Small>{`${standing(run)}\n${run.endedAt ? timeText(run.endedAt) : timeText(run.changedAt)}`}</Small>
          </Way>
        </Item>
      ))}
    </Rows>
  );
}
