'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { setSaveState } from '@/lib/save-state';
import { loadSkp, saveSkp } from './api';
import { bodyOf, draftOf, type SkpDraft, withIds } from './draft';
import type { Skp } from './labels';
import { type Clash, mergeDrafts } from './merge';

const PAUSE_MS = 1000;

/** Saved from another tab or device since this one began. */
export interface Newer {
  clashes: readonly Clash[];
  /** Both in one, saved at once. */
  merge: () => void;
  /** The other one as it is. */
  take: () => void;
}

/**
 * Saves what is typed after a short pause, one request at a time. What cannot be saved stays on the
 * screen with the reason beside it; nothing typed is lost. Where somebody else has saved meanwhile, saving waits for a choice.
 */
export function useAutosave(skp: Skp) {
  const [draft, setDraft] = useState(() => draftOf(skp));
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [newer, setNewer] = useState<{ skp: Skp; base: SkpDraft } | null>(null);
  const version = useRef(skp.version);
  /** As the server holds it, under this version. */
  const base = useRef(draft);
  const waits = useRef(false);
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
      base.current = withIds(sent, sent, saved);
      setErrors([]);
      setMessage(undefined);
      latest.current = withIds(latest.current, sent, saved);
      setDraft(latest.current);
      tellSaved();
      return true;
    } catch (problem) {
      isDirty.current = true;
      const other = isStale(problem) ? await loadSkp(skp.id).catch(() => null) : null;
      waits.current = other !== null;
      setNewer(other && { skp: other, base: base.current });
      setSaveState({ kind: 'failed' });
      if (other) return false;
      setErrors(fieldErrorsOf(problem));
      setMessage(
        problem instanceof ApiError && problem.errors.length > 0 ? undefined : messageOf(problem),
      );
      return false;
    }
  }, [skp.id]);

  /** Saves at once; resolves to whether everything typed is stored. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!isDirty.current) return true;
    if (waits.current) return false;
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

  /** Goes on from the other version with this draft. */
  const goOn = (other: Skp, next: SkpDraft, isChanged: boolean): void => {
    version.current = other.version;
    base.current = draftOf(other);
    latest.current = next;
    isDirty.current = isChanged;
    waits.current = false;
    setDraft(next);
    setErrors([]);
    setMessage(undefined);
    setNewer(null);
    if (isChanged) void flush();
    else tellSaved();
  };
  const offer = ({ skp: other, base: before }: { skp: Skp; base: SkpDraft }): Newer => {
    const { draft: merged, clashes } = mergeDrafts(before, draft, draftOf(other));
    return {
      clashes,
      merge: () => goOn(other, merged, true),
      take: () => goOn(other, draftOf(other), false),
    };
  };

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

  return { draft, change, flush, errors, message, newer: newer && offer(newer) };
}

const isStale = (problem: unknown): boolean =>
  problem instanceof ApiError && problem.code === 'stale_version';

const tellSaved = (): void => setSaveState({ kind: 'saved', at: new Date().toISOString() });
