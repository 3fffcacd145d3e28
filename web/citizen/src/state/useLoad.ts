import { useCallback, useEffect, useRef, useState } from "react";
import { Failure } from "@/api/failure";

export type Loaded<T> = { state: "loading" } | { state: "failed"; failure: Failure } | { state: "ready"; data: T };

/** Loads when it is shown and when asked again; only the last answer counts. */
export function useLoad<T>(load: () => Promise<T>, key = ""): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const round = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const again = useCallback(() => {
    const mine = ++round.current;
    setLoaded({ state: "loading" });
    latest.current().then(
      (data) => mine === round.current && setLoaded({ state: "ready", data }),
      (problem: unknown) => mine === round.current && setLoaded({ state: "failed", failure: Failure.from(problem) }),
    );
  }, []);
  useEffect(() => {
    again();
    return () => void round.current++;
  }, [again, key]);
  return [loaded, again];
}
