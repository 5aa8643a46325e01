'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { api, unwrap } from '@/lib/api/browser';
import { useKeptForm } from '@/lib/kept-form';
import type { Unit } from '../tree';
import { AskSecond } from '@/features/organization/four-eyes/components/AskSecond';
import { useSend } from '../use-send';
import { type Person, PersonPicker } from './PersonPicker';
import { UnitOptions } from './UnitOptions';

const KINDS = [
  { value: 'plh', label: 'Plh.', note: 'Pelaksana harian: kepala berhalangan sementara' },
  { value: 'plt', label: 'Plt.', note: 'Pelaksana tugas: jabatan lowong' },
] as const;

const LABELS = {
  unitId: 'Unit',
  delegateEmployeeId: 'Yang ditunjuk',
  startsOn: 'Mulai',
  endsOn: 'Sampai',
  basis: 'Dasar',
};

interface Draft {
  kind: 'plt' | 'plh';
  unitId: string;
  delegate: Person | null;
  startsOn: string;
  endsOn: string;
  basis: string;
}

/** Enters a Plt or Plh. What waits at the unit's seat waits with the delegate from the first day. */
export function DelegationForm({ units, today }: { units: readonly Unit[]; today: string }) {
  const { busy, failure, send, errorAt, needsSecond, setNeedsSecond } = useSend(LABELS);
  const [initial] = useState<Draft>(() => ({
    kind: 'plh',
    unitId: '',
    delegate: null,
    startsOn: today,
    endsOn: '',
    basis: '',
  }));
  const form = useKeptForm('delegation', initial);
  const { kind, unitId, delegate, startsOn, endsOn, basis } = form.value;
  const set = (changes: Partial<Draft>) => form.change((before) => ({ ...before, ...changes }));
  const head = units.find(({ id }) => id === unitId)?.head;

  const body = {
    kind,
    unitId,
    delegateEmployeeId: delegate?.employeeId ?? '',
    startsOn,
    endsOn,
    basis,
  };
  const submit = async () => {
    const isDone = await send(
      () => unwrap(api.POST('/api/v1/delegations', { body })),
      'Pelimpahan disimpan. Permintaan yang menunggu sudah berpindah.',
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
      <Choices
        legend="Jenis"
        name="kind"
        choices={KINDS}
        selected={kind}
        onSelect={(value) => set({ kind: value === 'plt' ? 'plt' : 'plh' })}
      />
      <SelectField
        id="unitId"
        label="Unit"
        hint={head ? `Sekarang: ${head.name}` : unitId ? 'Sekarang: belum ada kepala' : undefined}
        error={errorAt('unitId')}
        value={unitId}
        onChange={(event) => set({ unitId: event.target.value })}
      >
        <option value="">Pilih unit</option>
        <UnitOptions units={units} />
      </SelectField>
      <PersonPicker
        id="delegateEmployeeId"
        label="Yang ditunjuk"
        error={errorAt('delegateEmployeeId')}
        chosen={delegate}
        onChoose={(person) => set({ delegate: person })}
      />
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
        hint="Hari terakhir"
        type="date"
        error={errorAt('endsOn')}
        value={endsOn}
        onChange={(event) => set({ endsOn: event.target.value })}
      />
      <TextField
        id="basis"
        label="Dasar"
        hint="Nomor surat perintah"
        error={errorAt('basis')}
        value={basis}
        maxLength={300}
        onChange={(event) => set({ basis: event.target.value })}
      />
      <AskSecond
        open={needsSecond}
        onClose={() => setNeedsSecond(false)}
        act={{ act: 'delegation', delegation: body }}
        onAsked={form.discard}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Simpan pelimpahan
        </Button>
      </div>
    </form>
  );
}
