'use client';

import { type ComponentType, type ReactNode, useCallback, useRef, useState } from 'react';
import type { components } from '@/lib/api/schema';
import { ApiError, fieldErrorsOf, messageOf } from '@/lib/problem';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextArea } from './Field';

/** What an act would bring, shown inside the dialog; tells which version of it is on the screen. */
export interface SeenProps {
  /** Of what the act decides; absent where `read` answers. */
  id?: string;
  /** Reads what the act would bring; the same function as long as the answer is the same. */
  read?: (note: string) => Promise<components['schemas']['LetterPreviewDto']>;
  note: string;
  /** Letters of a refusal, whose reason is the note. */
  refusing?: boolean;
  /** Grows when the server says that what was shown has changed: read again, and show where. */
  round: number;
  /** The hash of what is on the screen now, for this note; null where nothing is brought. */
  onSeen: (hash: string | null, note: string) => void;
}

/**
 * Before a consequential act: what will happen, a note where the rule wants one, a button that names the act.
 * `onConfirm` may throw an ApiError: its words are shown and nothing typed is lost.
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  confirm,
  onConfirm,
  note,
  preview,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** The act by its name: "Terbitkan surat tugas". */
  confirm: string;
  onConfirm: (note: string, seen: string | null) => Promise<void>;
  note?: { label: string; hint?: string; required: boolean };
  /** What the act would bring, with the note as it stands. */
  preview?: { Part: ComponentType<SeenProps> } & Pick<SeenProps, 'id' | 'read' | 'refusing'>;
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const [seen, setSeen] = useState<{ hash: string | null; note: string }>();
  const [round, setRound] = useState(0);
  // Signs exactly what the screen shows: with this note, and not with one that is still being typed.
  const isRead = preview === undefined || seen?.note === text.trim();
  const onSeen = useCallback(
    (hash: string | null, noteShown: string) => setSeen({ hash, note: noteShown }),
    [],
  );

  const form = useRef<HTMLDivElement>(null);

  const close = () => {
    setSeen(undefined);
    onClose();
  };

  const send = async () => {
    if (note?.required && text.trim() === '') {
      setError(`${note.label} wajib diisi.`);
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    if (!isRead) return;
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm(text.trim(), preview ? (seen?.hash ?? null) : null);
      setText('');
      setSeen(undefined);
      onClose();
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'letter_changed') {
        setSeen(undefined);
        setRound((before) => before + 1);
      }
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open={open} onClose={close} title={title} wide={preview !== undefined} locked={busy}>
      {children}
      {note ? (
        <div className="mt-4" ref={form}>
          <TextArea
            id="confirm-note"
            label={note.label}
            hint={note.hint}
            error={error}
            optional={!note.required}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      ) : error ? (
        <p className="err-msg mt-4" role="alert">
          {error}
        </p>
      ) : null}
      {preview && open ? (
        <preview.Part
          id={preview.id}
          read={preview.read}
          note={text.trim()}
          refusing={preview.refusing}
          round={round}
          onSeen={onSeen}
        />
      ) : null}
      <div className="acts-row">
        <Button
          variant="primary"
          busy={busy}
          aria-disabled={(!isRead && !(note?.required && text.trim() === '')) || undefined}
          onClick={() => void send()}
        >
          {confirm}
        </Button>
        <Button busy={busy} onClick={close}>
          Batal
        </Button>
      </div>
    </Dialog>
  );
}
