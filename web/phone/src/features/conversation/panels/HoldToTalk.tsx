import { useRef, useState } from "react";
import { useTexts } from "../../../texts/useTexts";
import type { Sending } from "../useSending";
import { record, type Recording } from "./recordings";
import { VoiceSheet } from "./VoiceSheet";

/** 按住 说话: records while held (pointer or space); without a microphone a form takes its place. */
export function HoldToTalk({ sending }: { sending: Sending }) {
  const t = useTexts();
  const [held, setHeld] = useState(false);
  const [form, setForm] = useState(false);
  const running = useRef<Promise<Recording | undefined>>(undefined);

  const press = () => {
    if (running.current) return;
    setHeld(true);
    running.current = record().catch(() => {
      setForm(true);
      return undefined;
    });
  };
  const release = () => {
    const recording = running.current;
    running.current = undefined;
    setHeld(false);
    void recording
      ?.then((one) => one?.finish())
      .then((done) => {
        if (done) sending.voice(done.file, done.seconds);
      });
  };
  return (
    <>
      <button
        type="button"
        className={`hold${held ? " hold-held" : ""}`}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={release}
        onPointerLeave={release}
        onKeyDown={(event) => (event.key === " " || event.key === "Enter") && press()}
        onKeyUp={(event) => (event.key === " " || event.key === "Enter") && release()}
        onContextMenu={(event) => event.preventDefault()}
      >
        {held ? t.releaseToSend : t.holdToTalk}
      </button>
      {form && <VoiceSheet onPick={sending.voice} onSample={(name) => sending.sample("voice", name)} onClose={() => setForm(false)} />}
    </>
  );
}
