'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { UnitOptions } from '@/features/organization/administration/components/UnitOptions';
import type { Unit } from '@/features/organization/administration/tree';
import { useSend } from '@/features/organization/administration/use-send';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';
import type { Transfer } from '../words';

type Accepted = components['schemas']['AcceptTransferDto'];

const KINDS = {
  JPT_MADYA: 'Pimpinan tinggi madya',
  JPT_PRATAMA: 'Pimpinan tinggi pratama',
  ADMINISTRATOR: 'Administrator',
  PENGAWAS: 'Pengawas',
  FUNGSIONAL: 'Fungsional',
  PELAKSANA: 'Pelaksana',
} as const satisfies Partial<Record<Accepted['positionKind'], string>>;
const LEVELS: readonly NonNullable<Accepted['functionalLevel']>[] = [
  'Pemula',
  'Terampil',
  'Mahir',
  'Penyelia',
  'Ahli Pertama',
  'Ahli Muda',
  'Ahli Madya',
  'Ahli Utama',
];
const isKind = (text: string): text is keyof typeof KINDS => text in KINDS;

const LABELS = {
  unitId: 'Unit',
  positionName: 'Jabatan',
  positionKind: 'Jenis jabatan',
  startsOn: 'Hari pertama',
};

/** Takes somebody on who was released: where, as what, from when. */
export function AcceptDialog({
  open,
  onClose,
  transfer,
  units,
  today,
}: {
  open: boolean;
  onClose: () => void;
  transfer: Transfer;
  units: readonly Unit[];
  today: string;
}) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [unitId, setUnitId] = useState('');
  const [positionName, setPositionName] = useState('');
  const [positionKind, setKind] = useState<keyof typeof KINDS>('PELAKSANA');
  const [level, setLevel] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const [isHead, setHead] = useState(false);

  const submit = async () => {
    const functionalLevel = LEVELS.find((one) => one === level && positionKind === 'FUNGSIONAL');
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/transfers/{id}/accept', {
            params: { path: { id: transfer.id } },
            body: {
              unitId,
              positionName,
              positionKind,
              isHead,
              ...(functionalLevel ? { functionalLevel } : {}),
              ...(startsOn ? { startsOn } : {}),
            },
          }),
        ),
      startsOn > today ? 'Diterima; berlaku pada hari pertama.' : 'Diterima.',
    );
    if (isDone) onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Terima ${transfer.name ?? ''}?`} locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          Hari terakhir di {transfer.otherAgency ?? 'instansi asal'}:{' '}
          {transfer.lastDay ? longDate(transfer.lastDay) : '–'}. Nama akun tetap NIP; pegawai masuk
          lagi dengan kata sandinya.
        </p>
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <SelectField
          id="accept-unitId"
          label="Unit"
          error={errorAt('unitId')}
          value={unitId}
          onChange={(event) => setUnitId(event.target.value)}
        >
          <option value="">Pilih unit</option>
          <UnitOptions units={units} />
        </SelectField>
        <TextField
          id="accept-positionName"
          label="Jabatan"
          error={errorAt('positionName')}
          value={positionName}
          maxLength={200}
          onChange={(event) => setPositionName(event.target.value)}
        />
        <SelectField
          id="accept-positionKind"
          label="Jenis jabatan"
          error={errorAt('positionKind')}
          value={positionKind}
          onChange={(event) => {
            if (isKind(event.target.value)) setKind(event.target.value);
          }}
        >
          {Object.entries(KINDS).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        {positionKind === 'FUNGSIONAL' ? (
          <SelectField
            id="accept-level"
            label="Jenjang"
            value={level}
            onChange={(event) => setLevel(event.target.value)}
          >
            <option value="">Pilih jenjang</option>
            {LEVELS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
        ) : null}
        <label className="choice mt-4 !px-0">
          <input
            type="checkbox"
            checked={isHead}
            onChange={(event) => setHead(event.target.checked)}
          />
          <span>
            <b>Memimpin unit ini</b>
          </span>
        </label>
        <TextField
          id="accept-startsOn"
          label="Hari pertama di sini"
          hint="Kosong berarti sehari sesudah hari terakhir di instansi asal."
          optional
          type="date"
          error={errorAt('startsOn')}
          value={startsOn}
          onChange={(event) => setStartsOn(event.target.value)}
        />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            Terima pegawai
          </Button>
          <Button busy={busy} onClick={onClose}>
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
