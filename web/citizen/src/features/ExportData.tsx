import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import { copyText, saveFile, savesAtOnce } from "@/platform/save";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Note, Row, Said, Words } from "@/ui/parts";
import { Failed } from "./Waiting";

const name = "my-data.json";

/** One file with everything the platform holds of the citizen. */
export function ExportData() {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (all: string) => setSaid((await saveFile(name, all)) ? t.exported : t.exportedNotSaved);
  const fetchAll = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const all = JSON.stringify(await api.exportData(), null, 2);
      setText(all);
      if (savesAtOnce) await save(all);
      else setSaid(t.exportReady);
    } catch (problem) {
      setFailure(Failure.from(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <Heading level={2}>{t.exportData}</Heading>
      <Words>{t.exportWhat}</Words>
      <Note>{t.exportCare}</Note>
      {failure && <Failed failure={failure} />}
      {said && <Said>{said}</Said>}
      <Row>
        <Action kind="primary" disabled={busy} onPress={() => void fetchAll()}>
          {t.exportDo}
        </Action>
        {text && <Action onPress={() => void save(text)}>{t.saveFile}</Action>}
        {text && <Action onPress={() => void copyText(text).then((done) => setSaid(done ? t.copied : t.notCopied))}>{t.copy}</Action>}
      </Row>
    </Card>
  );
}
