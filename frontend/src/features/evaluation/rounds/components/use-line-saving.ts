'use client';

import { useCallback, useEffect, useRef } from 'react';
import { api, unwrap } from '@/lib/api/browser';
import { setSaveState } from '@/lib/save-state';
import { ASPECTS } from '../labels';

export interface LineDraft {
  substance: string;
  conformity: string;
  structure: string;
  note: string;
}

const PAUSE_MS = 800;

/** Null while empty, `bad` for anything but an integer from 1 to 100. */
export function parseScore(text: string): number | 'bad' | null {
  if (text === '') return null;
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= 100 ? value : 'bad';
}

/** For showing beside the fields only; the server's mean is the one that counts. */
export function meanOf(scores: readonly (number | 'bad' | null)[]): string | null {
  const numbers = scores.filter((score) => typeof score === 'number');
  if (numbers.length !== scores.length || numbers.length === 0) return null;
  const hundredths = (numbers.reduce((sum, score) => sum + score, 0) * 100) / numbers.length;
  return (Math.floor(hundredths + 0.5) / 100).toFixed(2);
}

const sendable = (text: string): number | null => {
  const score = parseScore(text);
  return typeof score === 'number' ? score : null;
};

/** Saves one line: later, while someone types, one call after the other; now, before going on. */
export function useLineSaving(
  sheetId: string,
  lineId: string,
  firstVersion: number,
  onProblem: (problem: unknown) => void,
) {
  const version = useRef(firstVersion);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<LineDraft>(undefined);

  const send = useCallback(
    async (draft: LineDraft) => {
      setSaveState({ kind: 'saving' });
      try {
        const saved = await unwrap(
          api.PUT('/api/v1/assessments/{id}', {
            params: { path: { id: sheetId } },
            body: {
              version: version.current,
              lines: [
                {
                  id: lineId,
                  substance: sendable(draft.substance),
                  conformity: sendable(draft.conformity),
                  structure: sendable(draft.structure),
                  note: draft.note,
                },
              ],
            },
          }),
        );
        version.current = saved.version;
        setSaveState({ kind: 'saved', at: new Date().toISOString() });
      } catch (problem) {
        setSaveState({ kind: 'failed' });
        throw problem;
      }
    },
    [sheetId, lineId],
  );

  const now = useCallback(
    (draft: LineDraft): Promise<void> => {
      clearTimeout(timer.current);
      waiting.current = undefined;
      const call = queue.current.then(() => send(draft));
      queue.current = call.catch(() => undefined);
      return call;
    },
    [send],
  );

  const later = useCallback(
    (draft: LineDraft) => {
      clearTimeout(timer.current);
      // A figure that cannot be must not wipe the one that is saved.
      if (ASPECTS.some((aspect) => parseScore(draft[aspect.key]) === 'bad')) {
        waiting.current = undefined;
        setSaveState({ kind: 'failed' });
        return;
      }
      waiting.current = draft;
      timer.current = setTimeout(() => {
        now(draft).catch(onProblem);
      }, PAUSE_MS);
    },
    [now, onProblem],
  );

  // What was typed just before leaving is saved too.
  useEffect(
    () => () => {
      if (waiting.current) now(waiting.current).catch(() => undefined);
    },
    [now],
  );

  return { now, later };
}
