import type { Run } from "@/api/types";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Facts, Heading, Row, Said } from "@/ui/parts";
import type { Moving } from "./useRun";

/** What was entered, to be checked and submitted. */
export function RunSummary({ run, moving }: { run: Run; moving: Moving }) {
  const t = useTexts();
  return (
    <>
      <Card>
        <Heading level={2}>{t.summary}</Heading>
        <Facts
          facts={run.entered.map((entry) => ({
            name: entry.title,
            value: entry.value === "" ? t.notEntered : entry.shown,
            action: (
              <Action kind="quiet" label={`${t.change} ${entry.title}`} disabled={moving.busy} onPress={() => void moving.act("correct", { step: entry.key })}>
                {t.change}
              </Action>
            ),
          }))}
        />
      </Card>
      {moving.refusal !== null && <Said urgent>{moving.refusal}</Said>}
      <Row>
        <Action kind="primary" disabled={moving.busy} onPress={() => void moving.act("submit")}>
          {t.submit}
        </Action>
      </Row>
    </>
  );
}
