'use client';

import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import { messageOf, fieldErrorsOf } from '@/lib/problem';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextArea } from './Field';

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
  onConfirm: (note: string) => Promise<void>;
  note?: { label: string; hint?: string; required: boolean };
  /** What the act would bring, with the note as it stands. */
  preview?: { Part: ComponentType<{ id: string; note: string }>; id: string };
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const form = useRef<HTMLDivElement>(null);

  const send = async () => {
    if (note?.required && text.trim() === '') {
      setError(`${note.label} wajib diisi.`);
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm(text.trim());
      setText('');
      onClose();
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open={open} onClose={onClose} title={title} wide={preview !== undefined} locked={busy}>
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
      {preview ? <preview.Part id={preview.id} note={text.trim()} /> : null}
      <div className="acts-row">
        <Button variant="primary" busy={busy} onClick={() => void send()}>
          {confirm}
        </Button>
        <Button busy={busy} onClick={onClose}>
          Batal
        </Button>
      </div>
    </Dialog>
  );
}
