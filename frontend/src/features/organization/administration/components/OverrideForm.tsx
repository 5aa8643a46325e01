'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea, TextField } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { api, unwrap } from '@/lib/api/browser';
import { AskSecond } from '@/features/organization/four-eyes/components/AskSecond';
import { useKeptForm } from '@/lib/kept-form';
import { useSend } from '../use-send';
import { type Person, PersonPicker } from './PersonPicker';

const LABELS = {
  assessorEmployeeId: 'Penilai',
  reason: 'Alasan',
  from: 'Tanggal mulai',
};

interface Draft {
  assessor: Person | null;
  reason: string;
  from: string;
}

/** The admin's explicit word on who is this person's Pejabat Penilai Kinerja. */
export function OverrideForm({ employeeId, today }: { employeeId: string; today: string }) {
  const { busy, failure, send, errorAt, needsSecond, setNeedsSecond } = useSend(LABELS);
  const [isOpen, setOpen] = useState(false);
  const [initial] = useState<Draft>(() => ({ assessor: null, reason: '', from: today }));
  const form = useKeptForm(`override:${employeeId}`, initial);
  const { assessor, reason, from } = form.value;
  const set = (changes: Partial<Draft>) => form.change((before) => ({ ...before, ...changes }));
  const leave = () => {
    form.discard();
    setOpen(false);
  };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>Tetapkan penilai lain</Button>;

  const body = { assessorEmployeeId: assessor?.employeeId ?? '', reason, from };
  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/employees/{id}/assessor-override', {
            params: { path: { id: employeeId } },
            body,
          }),
        ),
      'Penilai ditetapkan.',
    );
    if (isDone) leave();
  };
  return (
    <form
      className="max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <PersonPicker
        id="assessorEmployeeId"
        label="Penilai"
        error={errorAt('assessorEmployeeId')}
        chosen={assessor}
        onChoose={(person) => set({ assessor: person })}
      />
      <TextArea
        id="reason"
        label="Alasan"
        maxLength={500}
        error={errorAt('reason')}
        value={reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <TextField
        id="from"
        label="Berlaku mulai"
        type="date"
        error={errorAt('from')}
        value={from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <AskSecond
        open={needsSecond}
        onClose={() => setNeedsSecond(false)}
        act={{ act: 'override', override: { ...body, employeeId } }}
        onAsked={leave}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Tetapkan penilai
        </Button>
        <Button onClick={leave}>Batal</Button>
      </div>
    </form>
  );
}
