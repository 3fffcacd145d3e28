import type { Run } from "@/api/types";
import { timeText } from "@/state/times";
import { goInstead, switchTo } from "@/state/ways";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Facts, Heading, Row, Said, Words } from "@/ui/parts";

/** What came of it. */
export function RunEnd({ run }: { run: Run }) {
  const t = useTexts();
  const head = run.number ? t.done : run.state === "done" ? (run.outcome === "notice" ? t.doneNotice : t.doneAnswer) : run.state === "handedOver" ? t.handedOver : run.state === "waiting" ? t.states.waiting : t.ended;
  const facts = [
    { name: t.number, value: run.number },
    { name: t.submittedAt, value: run.number && run.endedAt ? timeText(run.endedAt) : null },
    { name: run.handledAt ? t.handled : t.waiting, value: run.number && run.handledAt ? timeText(run.handledAt) : null },
    { name: t.handledNote, value: run.handledNote },
  ].filter((fact) => fact.value);
  return (
    <>
      <Said>{head}</Said>
      {run.said && <Words>{run.said}</Words>}
      {facts.length > 0 && (
        <Card>
          <Facts facts={facts} />
        </Card>
      )}
      {run.number && run.entered.length > 0 && (
        <Card>
          <Heading level={2}>{t.entered}</Heading>
          <Facts facts={run.entered.map((entry) => ({ name: entry.title, value: entry.value === "" ? t.notEntered : entry.shown }))} />
        </Card>
      )}
      <Row>
        <Action kind="primary" onPress={() => (run.outcome === "notice" ? goInstead("notices") : switchTo("items"))}>
          {run.outcome === "notice" ? t.notices : t.toItems}
        </Action>
        <Action onPress={() => switchTo("home")}>{t.toHome}</Action>
      </Row>
    </>
  );
}
