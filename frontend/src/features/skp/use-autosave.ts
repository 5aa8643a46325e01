'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { setSaveState } from '@/lib/save-state';
import { saveSkp } from './api';
import { bodyOf, draftOf, type SkpDraft, withIds } from './draft';
import type { Skp } from './labels';

const PAUSE_MS = 1000;

/**
 * Saves what is typed after a short pause, one request at a time. What cannot be saved stays on the
 * screen with the reason beside it; nothing typed is lost.
 */
export function useAutosave(skp: Skp) {
  const [draft, setDraft] = useState(() => draftOf(skp));
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const version = useRef(skp.version);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    isDirty.current = false;
    setSaveState({ kind: 'saving' });
    try {
      const saved = await saveSkp(skp.id, bodyOf(sent, version.current));
      version.current = saved.version;
      setErrors([]);
      setMessage(undefined);
      latest.current = withIds(latest.current, sent, saved);
      setDraft(latest.current);
      setSaveState({ kind: 'saved', at: new Date().toISOString() });
      return true;
    } catch (problem) {
      isDirty.current = true;
      setErrors(fieldErrorsOf(problem));
      setMessage(
        problem instanceof ApiError && problem.errors.length > 0 ? undefined : messageOf(problem),
      );
      setSaveState({ kind: 'failed' });
      return false;
    }
  }, [skp.id]);

  /** Saves at once; resolves to whether everything typed is stored. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!isDirty.current) return true;
    running.current = send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  const change = useCallback(
    (edit: (before: SkpDraft) => SkpDraft) => {
      latest.current = edit(latest.current);
      isDirty.current = true;
      setDraft(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault();
    };
    const saveHidden = () => {
      if (document.visibilityState === 'hidden') void flush();
    };
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', saveHidden);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', saveHidden);
      void flush();
    };
  }, [flush]);

  return { draft, change, flush, errors, message };
}
