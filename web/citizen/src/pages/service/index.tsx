import { useState } from "react";
import { useRouter } from "@tarojs/taro";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Run } from "@/api/types";
import { Page } from "@/features/Page";
import { RunEnd } from "@/features/RunEnd";
import { ServiceFacts } from "@/features/ServiceFacts";
import { Failed, Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { goInstead } from "@/state/ways";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

export default function Service() {
  const t = useTexts();
  const titleOf = useTitle();
  const key = useRouter().params.key ?? "";
  const [loaded, retry] = useLoad(() => api.service(key), key);
  const [ended, setEnded] = useState<Run | null>(null);
  return (
    <Page title={loaded.state === "ready" ? titleOf(loaded.data) : t.facts} focusOn={ended?.id}>
      <Waiting loaded={loaded} retry={retry}>
        {(service) => (
          <ServiceFacts service={service}>{ended ? <RunEnd run={ended} /> : <Begin service={service.key} onEnded={setEnded} />}</ServiceFacts>
        )}
      </Waiting>
    </Page>
  );
}

function Begin({ service, onEnded }: { service: string; onEnded: (run: Run) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { run, refusal: why } = await api.begin(service);
      setRefusal(why);
      // Where the department is away nothing was begun.
      if (why !== null) return;
      // Some only tell something: there is nothing to go on with.
      if (run.state === "open") goInstead("run", { id: run.id });
      else onEnded(run);
    } catch (problem) {
      setFailure(Failure.from(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure && <Failed failure={failure} />}
      {refusal !== null && <Said urgent>{refusal}</Said>}
      <Row>
        <Action kind="primary" disabled={busy} onPress={() => void begin()}>
          {t.begin}
        </Action>
      </Row>
    </>
  );
}
