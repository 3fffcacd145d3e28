import { useEffect, useState } from "react";
import type { Step } from "@/api/types";
import { useTexts } from "@/texts/useTexts";
import { Action, Enter, Field, Form, Row, Said } from "@/ui/parts";

type Awaited = NonNullable<Step["code"]>;

const everyMs = 1000;
const digits = 6;

/** The seconds that are left, counted down on this telephone; the server decides. */
function useSeconds(from: number): number {
  const [end] = useState(() => Date.now() + from * everyMs);
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / everyMs))), everyMs);
    return () => clearTimeout(timer);
  }, [left, end]);
  return left;
}

interface Props {
  awaited: Awaited;
  refusal: string | null;
  busy: boolean;
  onSay: (text: string) => void;
}

/** The code that went to the citizen's telephone; another one, or another number, at any time. */
export function CodeControl({ awaited, refusal, busy, onSay }: Props) {
  const t = useTexts();
  const [code, setCode] = useState("");
  const resendIn = useSeconds(awaited.resendIn);
  const expiresIn = useSeconds(awaited.expiresIn);
  return (
    <>
      <Said urgent={!awaited.isSure}>{awaited.isSure ? t.codeSentTo(awaited.phone) : t.codeUnsure(awaited.phone)}</Said>
      <Form onSubmit={() => onSay(code)}>
        <Field label={t.code} hint={expiresIn > 0 ? t.codeGoodFor(Math.ceil(expiresIn / 60)) : t.codeOver} error={refusal ?? undefined} value={code} mode="numeric" most={digits} autoComplete="one-time-code" onChange={setCode} />
        <Enter disabled={busy || code.length < digits}>{t.next}</Enter>
      </Form>
      <Row>
        <Action disabled={busy || resendIn > 0} onPress={() => onSay("重发")}>
          {resendIn > 0 ? t.resendIn(resendIn) : t.resend}
        </Action>
        <Action disabled={busy} onPress={() => onSay("换号码")}>
          {t.otherNumber}
        </Action>
      </Row>
    </>
  );
}
