import { useTexts } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

/** A statement to agree to. */
export function AgreeControl({ refusal, busy, onSay }: { refusal: string | null; busy: boolean; onSay: (text: string) => void }) {
  const t = useTexts();
  return (
    <>
      {refusal && <Said urgent>{refusal}</Said>}
      <Row>
        <Action kind="primary" disabled={busy} onPress={() => onSay("同意")}>
          {t.agree}
        </Action>
        <Action disabled={busy} onPress={() => onSay("不同意")}>
          {t.disagree}
        </Action>
      </Row>
    </>
  );
}
