import { useCallback, useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Act, Run } from "@/api/types";

export interface Moving {
  run: Run;
  busy: boolean;
  failure: Failure | null;
  /** Why the last entry was none, in the words of the chat. */
  refusal: string | null;
  /** It had gone on elsewhere; what stands there now is newer than what was acted on. */
  movedOn: boolean;
  act: (action: Act["action"], more?: Partial<Act>) => Promise<boolean>;
  /** Looks how it stands now, where somebody else moves it too. */
  look?: () => Promise<void>;
}

/** Moves a run and shows how it stands; nothing here decides, the server does. */
export function useRun(begun: Run): Moving {
  const [state, setState] = useState<Omit<Moving, "act" | "look">>({ run: begun, busy: false, failure: null, refusal: null, movedOn: false });
  const act = async (action: Act["action"], more: Partial<Act> = {}) => {
    if (state.busy) return false;
    setState({ ...state, busy: true, failure: null, refusal: null, movedOn: false });
    try {
      const { run, refusal } = await api.act(state.run.id, { action, revision: state.run.revision, step: null, text: null, place: null, skip: false, ...more });
      setState({ run, refusal, busy: false, failure: null, movedOn: false });
      return refusal === null;
    } catch (problem) {
      const failure = Failure.from(problem);
      setState(
        failure.run
          ? { run: failure.run, busy: false, failure: null, refusal: null, movedOn: failure.run.state === "open" }
          : { ...state, busy: false, failure, refusal: null, movedOn: false },
      );
      return false;
    }
  };
  const { id } = state.run;
  const look = useCallback(async () => {
    try {
      const run = await api.run(id);
      setState((before) => (before.busy ? before : { ...before, run, failure: null }));
    } catch (problem) {
      setState((before) => ({ ...before, failure: Failure.from(problem) }));
    }
  }, [id]);
  return { ...state, act, look };
}
