import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Run, Step } from "@/api/types";
import { canPick, pick, type FileKind } from "@/platform/files";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Item, Note, Picture, Row, Rows, Said, Strong } from "@/ui/parts";
import { Failed } from "../Waiting";
import { keysOf, valueOf } from "./values";

const usualMost = 9;

interface Props {
  run: Run;
  step: Step;
  value: string;
  refusal: string | null;
  busy: boolean;
  onChange: (value: string) => void;
  onEnter: () => void;
}

/** Pictures, recordings or documents of a step: each is sent and looked at when it is picked, and counts when the step is entered. */
export function FilesControl({ run, step, value, refusal, busy, onChange, onEnter }: Props) {
  const t = useTexts();
  const kind = step.kind as FileKind;
  const [sending, setSending] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ids = keysOf(value);
  const pictures = step.limits.pictures ?? [];
  const most = kind === "voice" ? 1 : (step.limits.most ?? usualMost);
  const add = async () => {
    setFaults([]);
    setFailure(null);
    const picked = await pick(kind, most - ids.length);
    setSending(true);
    let kept = ids;
    try {
      for (const one of picked) {
        const sent = await api.sendFile(run.id, step.key, one);
        if (sent.id) onChange(valueOf((kept = [...kept, sent.id.replace(/-/g, "")])));
        else setFaults((before) => [...before, `${one.name}：${sent.fault ?? ""}`]);
      }
    } catch (problem) {
      setFailure(Failure.from(problem));
    } finally {
      setSending(false);
    }
  };
  if (!canPick(kind)) return <Said>{t.inChatOnly}</Said>;
  return (
    <>
      {pictures.length > 0 && (
        <Card>
          <Heading level={3}>{t.shouldShow}</Heading>
          <Rows>
            {pictures.map((picture) => (
              <Item key={picture.title}>
                <Strong>{picture.title}</Strong>
                {picture.hint && <Note>{picture.hint}</Note>}
                {picture.example && <Picture address={picture.example} words={`${t.example}：${picture.title}`} />}
              </Item>
            ))}
          </Rows>
        </Card>
      )}
      {refusal && <Said urgent>{refusal}</Said>}
      {faults.map((fault) => (
        <Said key={fault} urgent>
          {fault}
        </Said>
      ))}
      {failure && <Failed failure={failure} />}
      <Said>{sending ? t.sending : t.filesSent(ids.length, most)}</Said>
      <Row>
        {ids.length < most && (
          <Action kind={ids.length === 0 ? "primary" : "plain"} disabled={sending || busy} onPress={() => void add()}>
            {t.addFile[kind]}
          </Action>
        )}
        {ids.length > 0 && (
          <Action disabled={sending || busy} onPress={() => onChange(valueOf(ids.slice(0, -1)))}>
            {t.removeLast}
          </Action>
        )}
        {ids.length > 0 && (
          <Action kind="primary" disabled={sending || busy} onPress={onEnter}>
            {t.next}
          </Action>
        )}
      </Row>
    </>
  );
}
