'use client';

import { useEffect, useState } from 'react';
import { api, unwrap } from '@/lib/api/browser';
import { MIN_SEARCH, type SearchHit } from '../palette';

const PAUSE_MS = 200;

export interface SearchState {
  hits: readonly SearchHit[];
  /** `failed`: no way to the server; pages and searches stay on offer. */
  state: 'idle' | 'searching' | 'done' | 'failed';
}

interface Answer {
  q: string;
  hits: readonly SearchHit[];
  failed: boolean;
}

/** Asks the server after a pause in typing; while it looks, what was found for the earlier words stays. */
export function useSearch(typed: string): SearchState {
  const [answer, setAnswer] = useState<Answer>({ q: '', hits: [], failed: false });
  const q = typed.trim();
  useEffect(() => {
    if (q.length < MIN_SEARCH) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      unwrap(api.GET('/api/v1/search', { params: { query: { q } }, signal: abort.signal }))
        .then(({ items }) => setAnswer({ q, hits: items, failed: false }))
        .catch(() => {
          if (!abort.signal.aborted) setAnswer({ q, hits: [], failed: true });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q]);
  if (q.length < MIN_SEARCH) return { hits: [], state: 'idle' };
  if (answer.q !== q) return { hits: answer.hits, state: 'searching' };
  return { hits: answer.hits, state: answer.failed ? 'failed' : 'done' };
}
