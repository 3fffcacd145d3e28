import { useEffect } from "react";
import { dropDrafts } from "@/state/drafts";
import { Page } from "./Page";
import { FirstSaid, PartyWaiting } from "./PartyWaiting";
import { RunEnd } from "./RunEnd";
import { RunStep, standOf } from "./RunStep";
import { RunSummary } from "./RunSummary";
import { Sure } from "./Sure";
import type { Moving } from "./useRun";
import { Failed } from "./Waiting";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

/** One thing a screen: a step, the summary, or what came of it. */
export function RunScreen({ moving }: { moving: Moving }) {
  const t = useTexts();
  const titleOf = useTitle();
  const { run, failure, news, act } = moving;
  useEffect(() => {
    if (run.state !== "open") dropDrafts(run.id);
  }, [run.id, run.state]);
  if (run.state !== "open") {
    return (
      <Page title={titleOf(run)} focusOn={run.state}>
        {run.state === "waiting" ? <PartyWaiting run={run} moving={moving} /> : <RunEnd run={run} />}
      </Page>
    );
  }

  const canGoBack = run.step ? (run.at ?? 1) > 1 : true;
  return (
    <Page title={titleOf(run)} focusOn={standOf(run)}>
      {news && <Said urgent>{t[news]}</Said>}
      {failure && <Failed failure={failure} />}
      <FirstSaid run={run} />
      {run.step ? <RunStep key={standOf(run)} run={run} step={run.step} moving={moving} /> : <RunSummary run={run} moving={moving} />}
      <Row>
        {canGoBack && (
          <Action disabled={moving.busy} onPress={() => act("back")}>
            {t.previous}
          </Action>
        )}
      </Row>
      <Sure label={t.leave} question={t.leaveSure} no={t.leaveNo} yes={t.leaveYes} onYes={() => void act("leave")} />
    </Page>
  );
}
