import { useEffect, useState } from "react";
import type { Run, ServicePage } from "@/api/types";
import { Page } from "@/features/Page";
import { RunScreen } from "@/features/RunScreen";
import { ServiceFacts } from "@/features/ServiceFacts";
import type { Moving } from "@/features/useRun";
import { useTexts, useTitle } from "@/texts/useTexts";
import { Action, Row } from "@/ui/parts";

/** One screen of a service, as the console of the same server sends it. */
interface Shown {
  facts: ServicePage | null;
  run: Run | null;
}

/** A service as its citizens will see it, for those who write it (事项预览). Only looks: it is filled by the console around it and does nothing when it is touched. */
export default function Preview() {
  const shown = useShown();
  if (shown?.run) return <RunScreen key={`${shown.run.step?.key} ${shown.run.revision}`} moving={still(shown.run)} />;
  return shown?.facts ? <Facts service={shown.facts} /> : null;
}

function Facts({ service }: { service: ServicePage }) {
  const t = useTexts();
  return (
    <Page title={useTitle()(service)}>
      <ServiceFacts service={service}>
        <Row>
          <Action kind="primary" onPress={() => undefined}>
            {t.begin}
          </Action>
        </Row>
      </ServiceFacts>
    </Page>
  );
}

const still = (run: Run): Moving => ({ run, busy: false, failure: null, refusal: null, movedOn: false, act: () => Promise.resolve(false) });

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
