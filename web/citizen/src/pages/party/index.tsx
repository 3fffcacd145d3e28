import { useState } from "react";
import { useRouter } from "@tarojs/taro";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import { Page } from "@/features/Page";
import { Failed } from "@/features/Waiting";
import { goInstead } from "@/state/ways";
import { useTexts } from "@/texts/useTexts";
import { Enter, Field, Form, Note, Words } from "@/ui/parts";

const length = 6;

/** The second party of a report comes in by the code on the telephone of the first (对方确认码). */
export default function Party() {
  const t = useTexts();
  const [code, setCode] = useState(useRouter().params.code ?? "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const join = async () => {
    setBusy(true);
    setRefusal(undefined);
    setFailure(null);
    try {
      const { run } = await api.join(code.trim());
      goInstead("run", { id: run.id });
    } catch (problem) {
      const failed = Failure.from(problem);
      if (failed.words) setRefusal(failed.words);
      else setFailure(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t.party}>
      <Words>{t.partyWhat}</Words>
      <Note>{t.partyNote}</Note>
      <Form onSubmit={() => void join()}>
        <Field label={t.partyCode} value={code} hint={t.partyCodeHint} error={refusal} most={length + 2} onChange={setCode} onEnter={() => void join()} />
        {failure && <Failed failure={failure} />}
        <Enter disabled={busy || code.trim().length === 0}>{t.partyJoin}</Enter>
      </Form>
    </Page>
  );
}
