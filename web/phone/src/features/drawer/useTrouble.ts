import { useCallback, useState } from "react";

/** Runs the drawer's calls and keeps the message of the last one that failed. */
export function useTrouble() {
  const [trouble, setTrouble] = useState<string>();
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const result = await work();
      setTrouble(undefined);
      return result;
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }, []);
  return { trouble, run };
}
