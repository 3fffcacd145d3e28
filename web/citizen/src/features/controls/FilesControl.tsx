import { useState } from "react";
import type { Step } from "@/api/types";
import { canPick, pick, type FileKind } from "@/platform/files";
import { addressOf, keepAddress } from "@/platform/pictures";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Item, Note, Picture, Row, Rows, Said, Strong } from "@/ui/parts";
import type { Moving } from "../useRun";
import { Failed } from "../Waiting";
import { SentFiles } from "./SentFiles";
import { nothingSending, sendAll, type Chosen } from "./sending";

const usualMost = 9;

/** Pictures, recordings or documents of a step: each is sent, looked at and counted when it is picked, and the step is over when the citizen says so. */
export function FilesControl({ step, moving }: { step: Step; moving: Moving }) {
  const t = useTexts();
  const kind = step.kind as FileKind;
  const [sending, setSending] = useState(nothingSending);
  const [removed, setRemoved] = useState<string | null>(null);
  const { waiting, isUnderWay, faults, failure } = sending;
  const files = step.files ?? [];
  const pictures = step.limits.pictures ?? [];
  const most = kind === "voice" ? 1 : (step.limits.most ?? usualMost);
  const room = most - files.length - waiting.length;
  const busy = moving.busy || isUnderWay;
  const send = (chosen: readonly Chosen[], faults: readonly string[] = []) => {
    setRemoved(null);
    return sendAll({ waiting: chosen, faults }, kind, t, (one) => moving.attach(step.key, one), (now, sent) => {
      if (sent) keepAddress(sent.id, sent.address);
      setSending(now);
    });
  };
  const add = async () => {
    const { picked, leftOut } = await pick(kind, room);
    if (picked.length === 0) return;
    await send([...waiting, ...picked.map((one) => ({ one, address: addressOf(one) }))], leftOut > 0 ? [t.filesLeftOut(kind, leftOut, most)] : []);
  };
  const say = (text: string) => moving.act("enter", { step: step.key, text });
  const remove = async (place: number) => {
    setSending({ ...sending, faults: [] });
    setRemoved((await say(`删除${place}`)) ? t.fileRemoved(kind, place, files.length - 1) : null);
  };
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
      {moving.refusal && <Said urgent>{moving.refusal}</Said>}
      {faults.map((fault) => (
        <Said key={fault} urgent>
          {fault}
        </Said>
      ))}
      {removed ? (
        <Said key={removed} asks>
          {removed}
        </Said>
      ) : (
        <Said>{isUnderWay ? t.sending : t.filesSent(kind, files.length, most)}</Said>
      )}
      <SentFiles kind={kind} files={files} waiting={waiting.map(({ address }) => address)} isUnderWay={isUnderWay} busy={busy} onRemove={(place) => void remove(place)} />
      {failure && (
        <>
          <Said urgent>{t.filesUnsent(kind, waiting.length)}</Said>
          <Failed failure={failure} retry={() => void send(waiting)} />
          <Row>
            <Action kind="quiet" disabled={busy} onPress={() => setSending(nothingSending)}>
              {t.dropUnsent}
            </Action>
          </Row>
        </>
      )}
      {!canPick(kind) && <Said>{t.inChatOnly}</Said>}
      <Row>
        {canPick(kind) && room > 0 && (
          <Action kind={files.length === 0 ? "primary" : "plain"} disabled={busy} onPress={() => void add()}>
            {t.addFile[kind]}
          </Action>
        )}
        {files.length > 0 && (
          <Action kind="primary" disabled={busy} onPress={() => void say("好了")}>
            {t.next}
          </Action>
        )}
      </Row>
    </>
  );
}
