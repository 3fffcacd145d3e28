import { useCallback, useRef, useState } from "react";
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
  /** Why it stands elsewhere than where the citizen left it: it went on in the chat or on another page, or the other party did not come in time. */
  news: "movedOn" | "partyLate" | null;
  act: (action: Act["action"], more?: Partial<Act>) => Promise<boolean>;
  /** Sends what was picked for the step, of which it is one more then; or why it could not be sent. */
  attach: (step: string, picked: Picked) => Promise<SentFile | Failure>;
  /** Looks how it stands now, where somebody else moves it too. */
  look?: () => Promise<void>;
}

export type Standing = Omit<Moving, "act" | "attach" | "look">;

const underWay = { busy: true, failure: null, refusal: null, news: null };

const newsOf = (run: Run) => (run.state === "open" ? "movedOn" : null);

/** What is shown when nothing came of it: where it stands, if it had gone on elsewhere. */
function failed(before: Standing, problem: unknown): Standing {
  const failure = Failure.from(problem);
  return failure.run
    ? { run: failure.run, busy: false, failure: null, refusal: null, news: newsOf(failure.run) }
    : { ...before, busy: false, failure, refusal: null, news: null };
}

/**
 * What is shown after a look; nothing new while something is under way.
 * @param seen What was shown when it began: what has come since, by an act or by another look, is newer than what it found.
 */
export function lookedAt(before: Standing, seen: Run, found: Run | Failure): Standing {
  if (before.busy || before.run !== seen) return before;
  if (found instanceof Failure) return { ...before, failure: found };
  return { ...before, run: found, failure: null, news: seen.state === "waiting" && found.state === "open" ? "partyLate" : before.news };
}

/** Moves a run and shows how it stands; nothing here decides, the server does. */
export function useRun(begun: Run): Moving {
  const [state, setState] = useState<Standing>({ run: begun, busy: false, failure: null, refusal: null, news: null });
  const { id } = state.run;
  const shown = useRef(state.run);
  shown.current = state.run;
  const act = async (action: Act["action"], more: Partial<Act> = {}) => {
    if (state.busy) return false;
    setState({ ...state, ...underWay });
    try {
      const { run, refusal } = await api.act(id, { action, revision: state.run.revision, step: null, text: null, place: null, skip: false, ...more });
      setState({ run, refusal, busy: false, failure: null, news: null });
      return refusal === null;
    } catch (problem) {
      setState(failed(state, problem));
      return false;
    }
  };
  const attach = async (step: string, picked: Picked) => {
    setState((before) => ({ ...before, ...underWay }));
    const sent = await api.sendFile(id, step, picked).catch(Failure.from);
    // An answer that was lost does not mean that the file was.
    const run = sent.run ?? (await api.run(id).catch(() => null));
    setState((before) => ({ ...before, run: run ?? before.run, busy: false, news: sent instanceof Failure && sent.run ? newsOf(sent.run) : null }));
    return sent;
  };
  const look = useCallback(async () => {
    const seen = shown.current;
    const found = await api.run(id).catch(Failure.from);
    setState((before) => lookedAt(before, seen, found));
  }, [id]);
  return { ...state, act, attach, look };
}
