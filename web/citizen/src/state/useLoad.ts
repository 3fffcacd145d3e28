import { useCallback, useEffect, useRef, useState } from "react";
import { Failure } from "@/api/failure";

export type Loaded<T> = { state: "loading" } | { state: "failed"; failure: Failure } | { state: "ready"; data: T };

/** Loads when it is shown and when asked again; only the last answer counts. The third looks again behind what stands there, which stays until there is something newer. */
export function useLoad<T>(load: () => Promise<T>, key = ""): [Loaded<T>, () => void, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const round = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const ask = useCallback((isQuiet: boolean) => {
    const mine = ++round.current;
    if (!isQuiet) setLoaded({ state: "loading" });
    latest.current().then(
      (data) => mine === round.current && setLoaded({ state: "ready", data }),
      (problem: unknown) => mine === round.current && !isQuiet && setLoaded({ state: "failed", failure: Failure.from(problem) }),
    );
  }, []);
  const again = useCallback(() => ask(false), [ask]);
  useEffect(() => {
    again();
    return () => void round.current++;
  }, [again, key]);
  return [loaded, again, () => void (loaded.state === "ready" && ask(true))];
}
