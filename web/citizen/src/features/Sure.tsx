import { useState } from "react";
import { useTexts } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

interface SureProps {
  /** On the button that asks. */
  label: string;
  question: string;
  yes: string;
  no?: string;
  kind?: "plain" | "quiet" | "danger";
  disabled?: boolean;
  onYes: () => void;
}

/** Does what cannot be undone, when that is meant. */
export function Sure({ label, question, yes, no, kind = "quiet", disabled, onYes }: SureProps) {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Action kind={kind} disabled={disabled} onPress={() => setAsked(true)}>
        {label}
      </Action>
    );
  }

  return (
    <>
      <Said urgent asks>
        {question}
      </Said>
      <Row>
        <Action disabled={disabled} onPress={() => setAsked(false)}>
          {no ?? t.notNow}
        </Action>
        <Action kind="danger" disabled={disabled} onPress={onYes}>
          {yes}
        </Action>
      </Row>
    </>
  );
}
