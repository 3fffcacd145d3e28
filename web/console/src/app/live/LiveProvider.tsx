import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { LiveEvents } from '../../api/types';
import { sessionKey } from '../queries';
import { LiveConnection, type LiveEventName, type LiveState } from './LiveConnection';

const LiveContext = createContext<LiveConnection | undefined>(undefined);

/** Keeps the console live; once the line stands, at first and after a break, everything on screen is asked for again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [connection] = useState(() => new LiveConnection('/api/live', { onMissed: () => void queries.invalidateQueries() }));

  useEffect(() => {
    connection.open();
    return () => connection.close();
  }, [connection]);

  useEffect(
    () =>
      connection.subscribe(() => {
        // A line may be lost because the session ended; asking for it brings the sign-in page when so.
        if (connection.state === 'lost') void queries.invalidateQueries({ queryKey: sessionKey });
      }),
    [connection, queries],
  );

  return <LiveContext value={connection}>{children}</LiveContext>;
}

function useConnection(): LiveConnection {
  const connection = useContext(LiveContext);
  if (!connection) throw new Error('live events belong inside LiveProvider');
  return connection;
}

export function useLiveState(): LiveState {
  const connection = useConnection();
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}

/** Calls the handler for every event of that name while the component is on screen. */
export function useLiveEvent<K extends LiveEventName>(name: K, handler: (data: LiveEvents[K]) => void): void {
  const connection = useConnection();
  const latest = useEffectEvent(handler);
  useEffect(() => connection.on(name, (data) => latest(data)), [connection, name]);
}
