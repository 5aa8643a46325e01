'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import {
  type Person,
  PersonPicker,
} from '@/features/organization/administration/components/PersonPicker';
import { useSend } from '@/features/organization/administration/use-send';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { firstDayElsewhere } from '../words';

const LABELS = { toAgencyCode: 'Instansi tujuan', on: 'Hari terakhir' };

/** Releases one of the agency's people without having been asked. */
export function ReleaseForm({
  agencies,
}: {
  agencies: readonly components['schemas']['OtherAgencyDto'][];
}) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [person, setPerson] = useState<Person | null>(null);
  const [toAgencyCode, setCode] = useState('');
  const [lastDay, setLastDay] = useState('');

  const [isAsked, setAsked] = useState(false);

  const submit = async () => {
    setAsked(true);
    if (!person) return;
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/employees/{id}/transfer', {
            params: { path: { id: person.employeeId } },
            body: { toAgencyCode, on: firstDayElsewhere(lastDay) },
          }),
        ),
      'Pegawai dilepas. Instansi tujuan dapat menerima.',
    );
    if (!isDone) return;
    setAsked(false);
    setPerson(null);
    setCode('');
    setLastDay('');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <PersonPicker
        id="employeeId"
        label="Pegawai"
        error={isAsked && !person ? 'Pilih pegawai.' : undefined}
        chosen={person}
        onChoose={setPerson}
      />
      <SelectField
        id="toAgencyCode"
        label="Instansi tujuan"
        error={errorAt('toAgencyCode')}
        value={toAgencyCode}
        onChange={(event) => setCode(event.target.value)}
      >
        <option value="">Pilih instansi</option>
        {agencies.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        id="on"
        label="Hari terakhir"
        hint="Sampai hari itu pegawai tetap bekerja di sini."
        type="date"
        error={errorAt('on')}
        value={lastDay}
        onChange={(event) => setLastDay(event.target.value)}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Lepas pegawai
        </Button>
      </div>
    </form>
  );
}
