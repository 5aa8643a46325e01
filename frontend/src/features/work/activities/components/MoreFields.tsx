'use client';

import { useRef } from 'react';
import { Button, IconButton } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { fileSize } from '@/lib/format';
import type { Draft } from '../outbox/types';

const ACCEPTED = '.pdf,.doc,.docx,.xls,.xlsx';

/** What is rarely needed: name, another day, night duty, documents. */
export function MoreFields({
  draft,
  earliest,
  today,
  isOpen,
  errorOf,
  change,
  onAttach,
  onDetach,
}: {
  draft: Draft;
  earliest: string;
  today: string;
  isOpen: boolean;
  errorOf: (field: string) => string | undefined;
  change: (part: Partial<Draft>) => void;
  onAttach: (file: File) => void;
  onDetach: (id: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const attached = draft.files.filter((file) => file.kind === 'file');
  return (
    <details className="more" open={isOpen || undefined}>
      <summary>
        Nama, tanggal, lampiran <Icon name="down" />
      </summary>
      <TextField
        id="name"
        label="Nama aktivitas"
        optional
        maxLength={150}
        value={draft.name}
        error={errorOf('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        id="date"
        label="Tanggal"
        type="date"
        min={earliest}
        max={today}
        value={draft.date}
        error={errorOf('date')}
        onChange={(event) => change({ date: event.target.value })}
      />
      <label className="field flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={draft.endsNextDay}
          onChange={(event) => change({ endsNextDay: event.target.checked })}
        />
        Piket malam: berakhir esok hari
      </label>
      <div className="field" id="file" tabIndex={-1}>
        <span className="label">Lampiran (tidak wajib)</span>
        <span className="hint">PDF, Word, atau Excel, paling besar 10 MB.</span>
        {errorOf('file') ? (
          <span className="err-msg">
            <Icon name="alert" small />
            {errorOf('file')}
          </span>
        ) : null}
        <ul className="rows">
          {attached.map((file) => (
            <li key={file.id} className="item">
              <Icon name="file" />
              <span className="item-b">
                <b>{file.name}</b>
                <small className="sm">{fileSize(file.size)}</small>
              </span>
              <IconButton
                icon="trash"
                label={`Buang ${file.name}`}
                onClick={() => onDetach(file.id)}
              />
            </li>
          ))}
        </ul>
        <div className="mt-2">
          <Button icon="file" onClick={() => input.current?.click()}>
            Tambah lampiran
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          aria-label="Pilih lampiran"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) onAttach(file);
          }}
        />
      </div>
    </details>
  );
}
