import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import { Page } from "@/features/Page";
import { Failed } from "@/features/Waiting";
import { canSpeak } from "@/platform/speech";
import { dropDrafts } from "@/state/drafts";
import { change, useSettings } from "@/state/settings";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Note, Options, Row, Said, Switch } from "@/ui/parts";

const languages = [
  { key: "zh", label: "简体中文" },
  { key: "en", label: "English" },
];

export default function SettingsPage() {
  const t = useTexts();
  const settings = useSettings();
  const words = { on: t.on, off: t.off };
  return (
    <Page title={t.settings}>
      <Card>
        <Switch label={t.large} isOn={settings.large} words={words} onChange={(large) => change({ large })} />
        {canSpeak ? <Switch label={t.aloud} isOn={settings.aloud} words={words} onChange={(aloud) => change({ aloud })} /> : <Note>{t.aloudMissing}</Note>}
      </Card>
      <Card>
        <Heading level={2}>{t.language}</Heading>
        <Options label={t.language} options={languages} chosen={[settings.language]} onChange={([language]) => change({ language: language === "en" ? "en" : "zh" })} />
      </Card>
      <Card>
        <Heading level={2}>{t.privacy}</Heading>
        <Note>{t.privacyNote}</Note>
        <SignOut />
      </Card>
    </Page>
  );
}

function SignOut() {
  const t = useTexts();
  const [out, setOut] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leave = async () => {
    setFailure(null);
    try {
      await api.leave();
      dropDrafts();
      setOut(true);
    } catch (problem) {
      setFailure(Failure.from(problem));
    }
  };
  if (out) return <Said>{t.signedOut}</Said>;
  return (
    <>
      {failure && <Failed failure={failure} />}
      <Row>
        <Action onPress={() => void leave()}>{t.signOut}</Action>
      </Row>
    </>
  );
}
