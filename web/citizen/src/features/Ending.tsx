import { useState } from "react";
import { Failure } from "@/api/failure";
import { Sure } from "./Sure";
import { Failed } from "./Waiting";

interface EndingProps {
  label: string;
  question: string;
  yes: string;
  no: string;
  /** What is said when it is done. */
  done: string;
  end: () => Promise<void>;
  onDone: (said: string) => void;
}

/** Ends something that is the citizen's, such as a binding or a subscription, when they are sure; what went wrong stands there. */
export function Ending({ label, question, yes, no, done, end, onDone }: EndingProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await end();
      onDone(done);
    } catch (problem) {
      setFailure(Failure.from(problem));
      setBusy(false);
    }
  };
  return (
    <>
      {failure && <Failed failure={failure} />}
      <Sure label={label} question={question} no={no} yes={yes} disabled={busy} onYes={() => void act()} />
    </>
  );
}
