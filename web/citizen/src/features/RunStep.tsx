import { useState } from "react";
import type { Run, Step } from "@/api/types";
import { dropDraft, keepDraft, readDraft } from "@/state/drafts";
import { useTexts } from "@/texts/useTexts";
import { Action, Enter, Form, Heading, Note, Progress, Row, Said, Words } from "@/ui/parts";
import { AgreeControl } from "./controls/AgreeControl";
import { CodeControl } from "./controls/CodeControl";
import { FilesControl } from "./controls/FilesControl";
import { GroupControl } from "./controls/GroupControl";
import { PlaceControl } from "./controls/PlaceControl";
import { StepControl } from "./controls/StepControl";
import { draftOf, textOf } from "./controls/values";
import type { Moving } from "./useRun";

/** One step: the question, its control and the way on. */
export function RunStep({ run, step, moving }: { run: Run; step: Step; moving: Moving }) {
  const t = useTexts();
  const [value, setValue] = useState(() => readDraft(run.id, step.key, step.entered?.value) ?? draftOf(step));
  const type = (next: string) => {
    setValue(next);
    keepDraft(run.id, step.key, next, step.entered?.value);
  };
  const enter = async (text: string) => {
    if (await moving.act("enter", { step: step.key, text })) dropDraft(run.id, step.key);
  };
  return (
    <>
      {run.at && <Progress at={run.at} of={run.of} label={t.stepOf(run.at, run.of)} />}
      <Heading level={2}>{step.isOptional ? `${step.title}（${t.optional}）` : step.title}</Heading>
      {!step.group?.items.length && <Words>{step.ask}</Words>}
      {step.help && <Note>{step.help}</Note>}
      {step.kind === "consent" ? (
        <AgreeControl refusal={moving.refusal} busy={moving.busy} onSay={(text) => void enter(text)} />
      ) : step.kind === "location" ? (
        <PlaceControl step={step} moving={moving} />
      ) : step.group ? (
        <GroupControl title={step.title} group={step.group} refusal={moving.refusal} busy={moving.busy} onSay={(text) => void enter(text)} />
      ) : step.code ? (
        <CodeControl awaited={step.code} refusal={moving.refusal} busy={moving.busy} onSay={(text) => void enter(text)} />
      ) : takesFiles(step) ? (
        <FilesControl step={step} moving={moving} />
      ) : isKnown(step.kind) ? (
        <Form onSubmit={() => void enter(textOf(step, value))}>
          {isTyped(step.kind) &&
            step.options.map((offered, place) => (
              <Row key={offered.key}>
                <Action disabled={moving.busy} onPress={() => void enter(String(place + 1))}>
                  {offered.label}
                </Action>
              </Row>
            ))}
          <StepControl step={step} value={value} error={moving.refusal ?? undefined} onChange={type} />
          <Enter disabled={moving.busy}>{step.isVerified ? t.getCode : t.next}</Enter>
        </Form>
      ) : (
        <Said>{t.inChatOnly}</Said>
      )}
      {step.isOptional && (
        <Row>
          <Action disabled={moving.busy} onPress={() => void moving.act("enter", { step: step.key, skip: true })}>
            {t.skip}
          </Action>
        </Row>
      )}
    </>
  );
}

/** Where the run stands, to which what is shown belongs. */
export function standOf({ step, revision }: Run): string {
  if (!step) return "summary";
  return takesFiles(step) ? step.key : `${step.key} ${revision}`;
}

/** What is sent is shown at once, so that the control stays while the run moves. */
function takesFiles(step: Step): boolean {
  return ["photos", "voice", "file"].includes(step.kind);
}

const known: readonly string[] = ["text", "number", "money", "choice", "choices", "yesNo", "date", "slot", "plate", "licence", "idNumber", "phone", "name", "signature"];

/** What this application has a control for; everything else is done in the chat. */
function isKnown(kind: string): boolean {
  return known.includes(kind);
}

/** At a step where something is typed, options are what is bound already: one press enters all that belongs to it. */
function isTyped(kind: string): boolean {
  return !["choice", "choices", "yesNo", "slot"].includes(kind);
}
