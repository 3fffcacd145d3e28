import { useState } from "react";
import type { Step } from "@/api/types";
import { canPick, pick, type FileKind } from "@/platform/files";
import { addressOf, keepAddress } from "@/platform/pictures";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Item, Note, Picture, Row, Rows, Said, Strong } from "@/ui/parts";
import type { Moving } from "../useRun";
import { SentFiles } from "./SentFiles";

const usualMost = 9;

/** Pictures, recordings or documents of a step: each is sent, looked at and counted when it is picked, and the step is over when the citizen says so. */
export function FilesControl({ step, moving }: { step: Step; moving: Moving }) {
  const t = useTexts();
  const kind = step.kind as FileKind;
  const [pending, setPending] = useState<string[]>([]);
  const [faults, setFaults] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string | null>(null);
  const files = step.files ?? [];
  const pictures = step.limits.pictures ?? [];
  const most = kind === "voice" ? 1 : (step.limits.most ?? usualMost);
  const busy = moving.busy || pending.length > 0;
  const add = async () => {
    setFaults([]);
    setRemoved(null);
    const picked = (await pick(kind, most - files.length)).map((one) => ({ one, address: addressOf(one) }));
    setPending(picked.map(({ address }) => address));
    for (const { one, address } of picked) {
      const sent = await moving.attach(step.key, one);
      if (sent?.id) keepAddress(sent.id, address);
      if (sent?.fault) setFaults((before) => [...before, `${one.name}：${sent.fault}`]);
      if (!sent) break;
      setPending((left) => left.filter((waiting) => waiting !== address));
    }

    setPending([]);
  };
  const say = (text: string) => moving.act("enter", { step: step.key, text });
  const remove = async (place: number) => {
    setFaults([]);
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
        <Said>{pending.length > 0 ? t.sending : t.filesSent(kind, files.length, most)}</Said>
      )}
      <SentFiles kind={kind} files={files} pending={pending} busy={busy} onRemove={(place) => void remove(place)} />
      {!canPick(kind) && <Said>{t.inChatOnly}</Said>}
      <Row>
        {canPick(kind) && files.length < most && (
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
