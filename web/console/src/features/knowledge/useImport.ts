import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { ImportProgress } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { patchQuery } from '../../app/live/patchQuery';
import { upload } from '../../app/parts/upload';

const importKey = (id: string | undefined) => ['answers', 'import', id] as const;

/** Follows one import by the live line, and by asking where that is slower. */
function useImportProgress(id: string | undefined) {
  const queries = useQueryClient();
  useLiveEvent('import', (progress) => {
    patchQuery<ImportProgress>(queries, importKey(progress.id), (before) => (before && before.state !== 'running' ? before : progress));
  });
  return useQuery({
    queryKey: importKey(id),
    queryFn: ({ signal }) => body(api.GET('/api/answers/imports/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' || query.state.data === undefined ? 1000 : false),
  });
}

/** One run over a file: a check that writes nothing, or the import itself. */
export function useImportRun() {
  const queries = useQueryClient();
  const [uploaded, setUploaded] = useState(0);
  const start = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) => {
      const form = new FormData();
      form.set('file', file);
      form.set('dryRun', String(dryRun));
      setUploaded(0);
      return upload<{ id: string }>('/api/answers/import', form, setUploaded);
    },
  });
  const progress = useImportProgress(start.data?.id);
  const finished = progress.data !== undefined && progress.data.state !== 'running';
  const refresh = () => queries.invalidateQueries({ queryKey: ['answers', 'list'] });
  return { start: start.mutate, reset: start.reset, uploaded, progress: progress.data, finished, error: start.error ?? progress.error, running: start.isPending || (start.isSuccess && !finished), refresh };
}
