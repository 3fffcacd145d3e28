import { useState } from "react";
import { useTexts } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

/** Leaves the service, when that is meant. */
export function Leave({ onLeave }: { onLeave: () => void }) {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Action kind="quiet" onPress={() => setAsked(true)}>
        {t.leave}
      </Action>
    );
  }

  return (
    <>
      <Said urgent>{t.leaveSure}</Said>
      <Row>
        <Action onPress={() => setAsked(false)}>{t.leaveNo}</Action>
        <Action kind="danger" onPress={onLeave}>
          {t.leaveYes}
        </Action>
      </Row>
    </>
  );
}
