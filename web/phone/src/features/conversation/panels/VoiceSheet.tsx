import { useState, type SyntheticEvent } from "react";
import { Icon } from "../../../shared/icons";
import { Sheet } from "../../../shared/Sheet";
import { useSelect } from "../../../state/hooks";
import { useTexts } from "../../../texts/useTexts";
import { SheetHead } from "./AlbumSheet";
import { syntheticVoice } from "./recordings";

interface VoiceSheetProps {
  onPick: (file: File, seconds: number, recognition?: string) => void;
  onSample: (name: string) => void;
  onClose: () => void;
}

/** A voice message without a microphone: its length and what speech recognition would have understood. */
export function VoiceSheet({ onPick, onSample, onClose }: VoiceSheetProps) {
  const t = useTexts();
  const samples = useSelect((state) => state.samples).filter((sample) => sample.kind === "voice");
  const [seconds, setSeconds] = useState(5);
  const [recognition, setRecognition] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
    onPick(syntheticVoice(seconds), seconds, recognition.trim() || undefined);
  };
  return (
    <Sheet label={t.voiceTitle} onClose={onClose} className="form-sheet">
      <SheetHead title={t.voiceTitle} onClose={onClose} />
      <div className="sample-voices">
        {samples.map((sample) => (
          <button
            key={sample.name}
            type="button"
            className="button-plain"
            onClick={() => {
              onClose();
              onSample(sample.name);
            }}
          >
            <Icon name="microphone" size={18} />
            {sample.label}
          </button>
        ))}
      </div>
      <form onSubmit={submit}>
        <p className="form-hint">{t.voiceHint}</p>
        <label className="field">
          <span>
            {t.voiceSeconds}：{seconds}
          </span>
          <input type="range" min={1} max={60} value={seconds} onChange={(event) => setSeconds(Number(event.target.value))} />
        </label>
        <label className="field">
          <span>{t.voiceRecognition}</span>
          <input data-autofocus value={recognition} onChange={(event) => setRecognition(event.target.value)} />
        </label>
        <button type="submit" className="button-primary button-wide">
          {t.send}
        </button>
      </form>
    </Sheet>
  );
}
