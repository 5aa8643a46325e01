'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { api, unwrap } from '@/lib/api/browser';
import type { Unit } from '../tree';
import { AskSecond } from '@/features/four-eyes/components/AskSecond';
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

/** Enters a Plt or Plh. What waits at the unit's seat waits with the delegate from the first day. */
export function DelegationForm({ units, today }: { units: readonly Unit[]; today: string }) {
  const { busy, failure, send, errorAt, needsSecond, setNeedsSecond } = useSend(LABELS);
  const [kind, setKind] = useState<'plt' | 'plh'>('plh');
  const [unitId, setUnitId] = useState('');
  const [delegate, setDelegate] = useState<Person | null>(null);
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState('');
  const [basis, setBasis] = useState('');
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
    if (isDone) clear();
  };
  const clear = () => {
    setUnitId('');
    setDelegate(null);
    setEndsOn('');
    setBasis('');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <Choices
        legend="Jenis"
        name="kind"
        choices={KINDS}
        selected={kind}
        onSelect={(value) => setKind(value === 'plt' ? 'plt' : 'plh')}
      />
      <SelectField
        id="unitId"
        label="Unit"
        hint={head ? `Sekarang: ${head.name}` : unitId ? 'Sekarang: belum ada kepala' : undefined}
        error={errorAt('unitId')}
        value={unitId}
        onChange={(event) => setUnitId(event.target.value)}
      >
        <option value="">Pilih unit</option>
        <UnitOptions units={units} />
      </SelectField>
      <PersonPicker
        id="delegateEmployeeId"
        label="Yang ditunjuk"
        error={errorAt('delegateEmployeeId')}
        chosen={delegate}
        onChoose={setDelegate}
      />
      <TextField
        id="startsOn"
        label="Mulai"
        type="date"
        error={errorAt('startsOn')}
        value={startsOn}
        onChange={(event) => setStartsOn(event.target.value)}
      />
      <TextField
        id="endsOn"
        label="Sampai"
        hint="Hari terakhir"
        type="date"
        error={errorAt('endsOn')}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
      <TextField
        id="basis"
        label="Dasar"
        hint="Nomor surat perintah"
        error={errorAt('basis')}
        value={basis}
        maxLength={300}
        onChange={(event) => setBasis(event.target.value)}
      />
      <AskSecond
        open={needsSecond}
        onClose={() => setNeedsSecond(false)}
        act={{ act: 'delegation', delegation: body }}
        onAsked={clear}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Simpan pelimpahan
        </Button>
      </div>
    </form>
  );
}
