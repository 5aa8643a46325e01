'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { api, unwrap } from '@/lib/api/browser';
import { useSend } from '../use-send';

const LABELS = {
  date: 'Tanggal',
  name: 'Nama hari libur',
};

/** Adds a day to the calendar, or gives one another name. */
export function HolidayForm({ year }: { year: string }) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.PUT('/api/v1/holidays/{date}', {
            params: { path: { date: date || 'kosong' } },
            body: { name },
          }),
        ),
      'Hari libur disimpan.',
    );
    if (isDone) setName('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <div className="filters">
        <TextField
          id="date"
          label="Tanggal"
          type="date"
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          error={errorAt('date')}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          id="name"
          label="Nama hari libur"
          maxLength={200}
          error={errorAt('name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          Simpan
        </Button>
      </div>
    </form>
  );
}
