import { useRouter } from "@tarojs/taro";
import { api } from "@/api/client";
import type { Run } from "@/api/types";
import { Page } from "@/features/Page";
import { RunEnd } from "@/features/RunEnd";
import { RunStep } from "@/features/RunStep";
import { RunSummary } from "@/features/RunSummary";
import { Leave } from "@/features/Leave";
import { useRun } from "@/features/useRun";
import { Failed, Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

export default function RunPage() {
  const t = useTexts();
  const id = useRouter().params.id ?? "";
  const [loaded, retry] = useLoad(() => api.run(id), id);
  if (loaded.state === "ready") return <Moving key={id} begun={loaded.data} />;
  return (
    <Page title={t.hall}>
      <Waiting loaded={loaded} retry={retry}>
        {() => null}
      </Waiting>
    </Page>
  );
}

/** One thing a screen: a step, the summary, or what came of it. */
function Moving({ begun }: { begun: Run }) {
  const t = useTexts();
  const titleOf = useTitle();
  const moving = useRun(begun);
  const { run, failure, movedOn, act } = moving;
  if (run.state !== "open") {
    return (
      <Page title={titleOf(run)} focusOn={run.state}>
        <RunEnd run={run} />
      </Page>
    );
  }

  const canGoBack = run.step ? (run.at ?? 1) > 1 : true;
  return (
    <Page title={titleOf(run)} focusOn={run.step?.key ?? "summary"}>
      {movedOn && <Said urgent>{t.movedOn}</Said>}
      {failure && <Failed failure={failure} />}
      {run.step ? <RunStep key={`${run.step.key} ${run.revision}`} run={run} step={run.step} moving={moving} /> : <RunSummary run={run} moving={moving} />}
      <Row>
        {canGoBack && (
          <Action disabled={moving.busy} onPress={() => act("back")}>
            {t.previous}
          </Action>
        )}
      </Row>
      <Leave onLeave={() => act("leave")} />
    </Page>
  );
}
