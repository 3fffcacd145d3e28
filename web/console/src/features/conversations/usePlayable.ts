import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import { amrToWav, isAmr } from './amr';

/**
 * Gives a voice to a player as something the browser plays: the recording as it is, or decoded when it is AMR. The address of
 * what was decoded is given up again when the voice leaves the screen.
 */
export function usePlayable(url: string | null, player: RefObject<HTMLAudioElement | null>): { ready: boolean; failed: boolean } {
  const recording = useQuery({
    queryKey: ['recording', url],
    queryFn: ({ signal }) => playable(url ?? '', signal),
    enabled: url !== null,
    staleTime: 'static',
    retry: false,
  });
  const blob = recording.data;
  useEffect(() => {
    if (!blob || !player.current) return;
    const address = URL.createObjectURL(blob);
    player.current.setAttribute('src', address);
    return () => URL.revokeObjectURL(address);
  }, [blob, player]);
  return { ready: recording.isSuccess, failed: recording.isError };
}

async function playable(url: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`recording: ${response.status}`);
  const file = await response.arrayBuffer();
  return isAmr(file) ? amrToWav(file) : new Blob([file], { type: response.headers.get('content-type') ?? '' });
}
