import { useCallback, useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Act, Run, SentFile } from "@/api/types";
import type { Picked } from "@/platform/files";

export interface Moving {
  run: Run;
  busy: boolean;
  failure: Failure | null;
  /** Why the last entry was none, in the words of the chat. */
  refusal: string | null;
  /** It had gone on elsewhere; what stands there now is newer than what was acted on. */
  movedOn: boolean;
  act: (action: Act["action"], more?: Partial<Act>) => Promise<boolean>;
  /** Sends what was picked for the step, of which it is one more then; null when it could not be sent. */
  attach: (step: string, picked: Picked) => Promise<SentFile | null>;
  /** Looks how it stands now, where somebody else moves it too. */
  look?: () => Promise<void>;
}

type Standing = Omit<Moving, "act" | "attach" | "look">;

const underWay = { busy: true, failure: null, refusal: null, movedOn: false };

/** What is shown when nothing came of it: where it stands, if it had gone on elsewhere. */
function failed(before: Standing, problem: unknown): Standing {
  const failure = Failure.from(problem);
  return failure.run
    ? { run: failure.run, busy: false, failure: null, refusal: null, movedOn: failure.run.state === "open" }
    : { ...before, busy: false, failure, refusal: null, movedOn: false };
}

/** Moves a run and shows how it stands; nothing here decides, the server does. */
export function useRun(begun: Run): Moving {
  const [state, setState] = useState<Standing>({ run: begun, busy: false, failure: null, refusal: null, movedOn: false });
  const { id } = state.run;
  const act = async (action: Act["action"], more: Partial<Act> = {}) => {
    if (state.busy) return false;
    setState({ ...state, ...underWay });
    try {
      const { run, refusal } = await api.act(id, { action, revision: state.run.revision, step: null, text: null, place: null, skip: false, ...more });
      setState({ run, refusal, busy: false, failure: null, movedOn: false });
      return refusal === null;
    } catch (problem) {
      setState(failed(state, problem));
      return false;
    }
  };
  const attach = async (step: string, picked: Picked) => {
    setState((before) => ({ ...before, ...underWay }));
    try {
      const sent = await api.sendFile(id, step, picked);
      setState((before) => ({ ...before, run: sent.run ?? before.run, busy: false }));
      return sent;
    } catch (problem) {
      setState((before) => failed(before, problem));
      return null;
    }
  };
  const look = useCallback(async () => {
    try {
      const run = await api.run(id);
      setState((before) => (before.busy ? before : { ...before, run, failure: null }));
    } catch (problem) {
      setState((before) => ({ ...before, failure: Failure.from(problem) }));
    }
  }, [id]);
  return { ...state, act, attach, look };
}
