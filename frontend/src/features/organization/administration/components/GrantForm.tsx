'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { useKeptForm } from '@/lib/kept-form';
import { GRANT_ROLE_CHOICES } from '../labels';
import { AskSecond } from '@/features/organization/four-eyes/components/AskSecond';
import { useSend } from '../use-send';
import { type Person, PersonPicker } from './PersonPicker';

type Role = components['schemas']['CreateGrantDto']['role'];
const isRole = (text: string): text is Role => GRANT_ROLE_CHOICES.some(([role]) => role === text);

const LABELS = {
  employeeId: 'Pegawai',
  startsOn: 'Mulai',
};

interface Draft {
  person: Person | null;
  role: Role;
  startsOn: string;
  endsOn: string;
}

/** Gives a capacity that no position gives. */
export function GrantForm({ today }: { today: string }) {
  const { busy, failure, send, errorAt, needsSecond, setNeedsSecond } = useSend(LABELS);
  const [initial] = useState<Draft>(() => ({
    person: null,
    role: 'operator',
    startsOn: today,
    endsOn: '',
  }));
  const form = useKeptForm('grant', initial);
  const { person, role, startsOn, endsOn } = form.value;
  const set = (changes: Partial<Draft>) => form.change((before) => ({ ...before, ...changes }));

  const body = {
    employeeId: person?.employeeId ?? '',
    role,
    startsOn,
    ...(endsOn ? { endsOn } : {}),
  };
  const submit = async () => {
    const isDone = await send(
      () => unwrap(api.POST('/api/v1/grants', { body })),
      'Akses diberikan.',
    );
    if (isDone) form.discard();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <PersonPicker
        id="employeeId"
        label="Pegawai"
        error={errorAt('employeeId')}
        chosen={person}
        onChoose={(chosen) => set({ person: chosen })}
      />
      <SelectField
        id="role"
        label="Akses"
        error={errorAt('role')}
        value={role}
        onChange={(event) => {
          if (isRole(event.target.value)) set({ role: event.target.value });
        }}
      >
        {GRANT_ROLE_CHOICES.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        id="startsOn"
        label="Mulai"
        type="date"
        error={errorAt('startsOn')}
        value={startsOn}
        onChange={(event) => set({ startsOn: event.target.value })}
      />
      <TextField
        id="endsOn"
        label="Sampai"
        optional
        type="date"
        error={errorAt('endsOn')}
        value={endsOn}
        onChange={(event) => set({ endsOn: event.target.value })}
      />
      <AskSecond
        open={needsSecond}
        onClose={() => setNeedsSecond(false)}
        act={{ act: 'grant', grant: body }}
        onAsked={form.discard}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Beri akses
        </Button>
      </div>
    </form>
  );
}
