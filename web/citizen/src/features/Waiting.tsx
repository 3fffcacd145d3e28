import type { ReactNode } from "react";
import type { Failure } from "@/api/failure";
import type { Loaded } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Action, Row, Said } from "@/ui/parts";

/** What was loaded; until then that it loads, or why it did not and what to do. */
export function Waiting<T>({ loaded, retry, children }: { loaded: Loaded<T>; retry: () => void; children: (data: T) => ReactNode }) {
  const t = useTexts();
  if (loaded.state === "loading") return <Said>{t.loading}</Said>;
  if (loaded.state === "failed") return <Failed failure={loaded.failure} retry={retry} />;
  return <>{children(loaded.data)}</>;
}

/** Where there is no button to try again, the words name none. */
export function Failed({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const t = useTexts();
  return (
    <>
      <Said urgent>{failure.kind === "offline" && !retry ? t.offlineAgain : t[failure.kind]}</Said>
      {retry && failure.kind !== "expired" && failure.kind !== "gone" && (
        <Row>
          <Action onPress={retry}>{t.retry}</Action>
        </Row>
      )}
    </>
  );
}
