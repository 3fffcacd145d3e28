import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { DropReport } from '../../api/types';
import { upload } from '../../app/parts/upload';

/** How often a page that is open looks again. */
const every = 10_000;
const connectorsKey = ['connectors'];

export function useConnectors() {
  return useQuery({ queryKey: connectorsKey, queryFn: ({ signal }) => body(api.GET('/api/connectors', { signal })), refetchInterval: every });
}

/** Gives a department's file by hand; the answer says what came of it. */
export function useDropUpload(connector: string, operation: string) {
  const queries = useQueryClient();
  const [part, setPart] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      setPart(0);
      return upload<DropReport>(`/api/connectors/${connector}/files/${operation}`, form, setPart);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: connectorsKey }),
  });
  return { ...sending, part };
}
