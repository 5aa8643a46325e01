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

const IDLE: SearchState = { hits: [], state: 'idle' };

/** Asks the server after a pause in typing; an answer to earlier words is dropped. */
export function useSearch(typed: string): SearchState {
  const [search, setSearch] = useState<SearchState>(IDLE);
  const q = typed.trim();
  useEffect(() => {
    if (q.length < MIN_SEARCH) {
      setSearch(IDLE);
      return;
    }
    const abort = new AbortController();
    setSearch(({ hits }) => ({ hits, state: 'searching' }));
    const timer = setTimeout(() => {
      unwrap(api.GET('/api/v1/search', { params: { query: { q } }, signal: abort.signal }))
        .then(({ items }) => setSearch({ hits: items, state: 'done' }))
        .catch(() => {
          if (!abort.signal.aborted) setSearch({ hits: [], state: 'failed' });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q]);
  return search;
}
