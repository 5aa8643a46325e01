'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { setSaveState } from '@/lib/save-state';
import { isUntouched } from '../capture/draft';
import { shrinkPhoto } from '../capture/photo';
import {
  dropBytes,
  loadDraft,
  loadQueued,
  moveToDraft,
  saveBytes,
  saveDraft,
} from '../outbox/database';
import { readOutbox, refreshOutbox } from '../outbox/outbox';
import { type Draft, draftOf, type LocalFile, type Queued } from '../outbox/types';

const SAVE_AFTER_MS = 250;

/** A new id on the phone, never from the page: a kept page is opened many times. */
const withOwnId = (draft: Draft): Draft => ({ ...draft, clientId: crypto.randomUUID() });

function tellSaved(): void {
  const waiting = readOutbox().length;
  setSaveState(
    waiting > 0
      ? { kind: 'queued', count: waiting }
      : { kind: 'saved', at: new Date().toISOString() },
  );
}

interface Start {
  owner: string;
  /** As the server made the page. */
  initial: Draft;
  /** The same anew on the phone's clock; null when `initial` was asked for and goes before what is kept. */
  renew: (() => Draft) | null;
  /** Something that waits, to be mended. */
  queuedId: string | null;
  onQueued: (item: Queued) => void;
}

/** The draft of this form, kept on the phone: on every change, at once before the camera opens, restored at start. */
export function useDraft({ owner, initial, renew, queuedId, onQueued }: Start) {
  const [draft, setDraft] = useState(initial);
  const [isReady, setReady] = useState(false);
  /** Another draft that lies on the phone. */
  const [kept, setKept] = useState<Draft | null>(null);
  /** A photo or file is being made ready: sent now, the entry would leave without it. */
  const [keeping, setKeeping] = useState(0);
  const latest = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ initial, renew, onQueued });

  const show = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const saveNow = useCallback(async () => {
    clearTimeout(timer.current);
    try {
      await saveDraft(owner, latest.current);
      tellSaved();
    } catch {
      setSaveState({ kind: 'failed' });
    }
  }, [owner]);

  const replace = useCallback(
    (next: Draft) => {
      show(next);
      setSaveState({ kind: 'saving' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
    },
    [saveNow, show],
  );

  const change = useCallback(
    (part: Partial<Draft>) => replace({ ...latest.current, ...part }),
    [replace],
  );

  /** Out of the queue and into the form. */
  const takeBack = useCallback(
    async (item: Queued) => {
      await moveToDraft(owner, item);
      show(draftOf(item));
      await refreshOutbox(owner);
    },
    [owner, show],
  );

  useEffect(() => {
    let isGone = false;
    const restore = async (): Promise<void> => {
      const { initial: given, renew: anew, onQueued: tell } = start.current;
      const waiting = queuedId ? await loadQueued(queuedId) : null;
      const found = await loadDraft(owner);
      if (isGone) return;
      const other = found && !isUntouched(found) ? found : null;
      if (waiting?.owner === owner) {
        await takeBack(waiting);
        tell(waiting);
      } else if (other && anew) show(other);
      else {
        show(withOwnId(anew ? anew() : given));
        setKept(other);
      }
    };
    // A phone that keeps nothing (private window) still sends.
    restore()
      .catch(() => show(withOwnId(start.current.initial)))
      .finally(() => {
        if (!isGone) setReady(true);
      });
    return () => {
      isGone = true;
      clearTimeout(timer.current);
    };
  }, [owner, queuedId, show, takeBack]);

  const keepFile = async (kind: LocalFile['kind'], file: File): Promise<void> => {
    setKeeping((count) => count + 1);
    try {
      await keep(kind, file);
    } finally {
      setKeeping((count) => count - 1);
    }
  };

  const keep = async (kind: LocalFile['kind'], file: File): Promise<void> => {
    const { bytes, type } =
      kind === 'photo'
        ? await shrinkPhoto(file)
        : { bytes: await file.arrayBuffer(), type: file.type };
    const local: LocalFile = {
      id: crypto.randomUUID(),
      kind,
      name: file.name,
      type,
      size: bytes.byteLength,
      at: new Date(kind === 'photo' ? file.lastModified : Date.now()).toISOString(),
    };
    await saveBytes(local.id, bytes);
    const before = latest.current.files;
    const replaced = kind === 'photo' ? before.filter((one) => one.kind === 'photo') : [];
    change({ files: [...before.filter((one) => !replaced.includes(one)), local] });
    await saveNow();
    await dropBytes(replaced.map((one) => one.id));
  };

  const dropFile = async (id: string): Promise<void> => {
    change({ files: latest.current.files.filter((one) => one.id !== id) });
    await saveNow();
    await dropBytes([id]);
  };

  const restart = (next: Draft) => show(withOwnId(next));

  const resume = () => {
    if (kept) show(kept);
    setKept(null);
  };

  return {
    draft,
    latest,
    isReady: isReady && keeping === 0,
    hasKept: kept !== null,
    resume,
    restart,
    change,
    saveNow,
    takeBack,
    keepFile,
    dropFile,
  };
}
