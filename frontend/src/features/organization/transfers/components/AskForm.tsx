'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea, TextField } from '@/components/ui/Field';
import { useSend } from '@/features/organization/administration/use-send';
import { api, unwrap } from '@/lib/api/browser';

const LABELS = { nip: 'NIP', note: 'Keterangan' };

/** Asks for somebody of another agency by NIP. The answer reveals nothing about the person. */
export function AskForm() {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [nip, setNip] = useState('');
  const [note, setNote] = useState('');

  const submit = async () => {
    const isDone = await send(
      () => unwrap(api.POST('/api/v1/transfers', { body: { nip, ...(note ? { note } : {}) } })),
      'Permintaan dicatat.',
    );
    if (!isDone) return;
    setNip('');
    setNote('');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <TextField
        id="nip"
        label="NIP"
        hint="18 angka. Nama dan instansi asal terlihat setelah pegawai dilepas."
        inputMode="numeric"
        autoComplete="off"
        error={errorAt('nip')}
        value={nip}
        maxLength={30}
        onChange={(event) => setNip(event.target.value)}
      />
      <TextArea
        id="note"
        label="Keterangan"
        hint="Untuk instansi asal, misalnya dasar perpindahan"
        optional
        error={errorAt('note')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Minta pegawai
        </Button>
      </div>
    </form>
  );
}
