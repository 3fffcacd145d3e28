import { useState } from "react";
import { useRouter } from "@tarojs/taro";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Run, ServicePage } from "@/api/types";
import { Page } from "@/features/Page";
import { RunEnd } from "@/features/RunEnd";
import { Failed, Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { goInstead } from "@/state/ways";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Card, Facts, Heading, Note, Row, Words } from "@/ui/parts";

export default function Service() {
  const t = useTexts();
  const titleOf = useTitle();
  const key = useRouter().params.key ?? "";
  const [loaded, retry] = useLoad(() => api.service(key), key);
  return (
    <Page title={loaded.state === "ready" ? titleOf(loaded.data) : t.facts}>
      <Waiting loaded={loaded} retry={retry}>
        {(service) => <Details service={service} />}
      </Waiting>
    </Page>
  );
}

function Details({ service }: { service: ServicePage }) {
  const t = useTexts();
  const { item } = service;
  const facts = [
    { name: t.promised, value: item.promisedDays && t.workingDays(item.promisedDays) },
    { name: t.legal, value: item.legalDays && t.workingDays(item.legalDays) },
    { name: t.fee, value: item.fee },
    { name: t.materials, value: item.materials?.join("、") },
    { name: t.basis, value: item.basis },
    { name: t.counter, value: item.counter },
  ].filter((fact) => fact.value);
  return (
    <>
      {service.intro && <Words>{service.intro}</Words>}
      <Begin service={service.key} />
      {facts.length > 0 && (
        <Card>
          <Heading level={2}>{t.facts}</Heading>
          <Facts facts={facts} />
        </Card>
      )}
      <Card>
        <Heading level={2}>{t.willAsk}</Heading>
        <Words>{service.steps.join("、")}</Words>
        <Note>{`${service.makesRecord ? t.makesRecord : t.givesAnswer}\n${t.canSwitch}`}</Note>
      </Card>
    </>
  );
}

function Begin({ service }: { service: string }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [ended, setEnded] = useState<Run | null>(null);
  const begin = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { run } = await api.begin(service);
      // Some only tell something: there is nothing to go on with.
      if (run.state === "open") goInstead("run", { id: run.id });
      else setEnded(run);
    } catch (problem) {
      setFailure(problem instanceof Failure ? problem : new Failure("broken"));
    } finally {
      setBusy(false);
    }
  };
  if (ended) return <RunEnd run={ended} />;
  return (
    <>
      {failure && <Failed failure={failure} />}
      <Row>
        <Action kind="primary" disabled={busy} onPress={() => void begin()}>
          {t.begin}
        </Action>
      </Row>
    </>
  );
}
