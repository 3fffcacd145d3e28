import { useEffect, useState } from "react";
import { Failure } from "@/api/failure";
import type { Run, ServicePage } from "@/api/types";
import { Page } from "@/features/Page";
import { RunScreen } from "@/features/RunScreen";
import { ServiceFacts } from "@/features/ServiceFacts";
import type { Moving } from "@/features/useRun";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

/** One screen of a service, as the console of the same server sends it. */
interface Shown {
  facts: ServicePage;
  /** None before it is begun. */
  run: Run | null;
  /** Why what was entered led no further. */
  refusal: string | null;
}

/** A service as its citizens will see it, for those who write it (事项预览). Only looks: it is filled by the console around it and does nothing when it is touched. */
export default function Preview() {
  const shown = useShown();
  if (shown?.run) return <RunScreen key={`${shown.run.step?.key} ${shown.run.revision}`} moving={still(shown.run, shown.refusal)} />;
  return shown ? <Facts service={shown.facts} refusal={shown.refusal} /> : null;
}

function Facts({ service, refusal }: { service: ServicePage; refusal: string | null }) {
  const t = useTexts();
  return (
    <Page title={useTitle()(service)}>
      <ServiceFacts service={service}>
        {refusal !== null && <Said urgent>{refusal}</Said>}
        <Row>
          <Action kind="primary" onPress={() => undefined}>
            {t.begin}
          </Action>
        </Row>
      </ServiceFacts>
    </Page>
  );
}

const still = (run: Run, refusal: string | null): Moving => ({ run, busy: false, failure: null, refusal, news: null, act: () => Promise.resolve(false), attach: () => Promise.resolve(new Failure("gone")) });

function useShown(): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    document.body.inert = true;
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === window.parent && origin === window.location.origin) setShown(data as Shown);
    };
    window.addEventListener("message", hear);
    window.parent.postMessage("ready", window.location.origin);
    return () => window.removeEventListener("message", hear);
  }, []);
  return shown;
}
