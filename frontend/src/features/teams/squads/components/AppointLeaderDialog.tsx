'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { fieldErrorsOf, messageOf } from '@/lib/problem';
import type { Squad } from '../labels';
import { type EmployeeRow, PersonPicker } from './PersonPicker';

/**
 * Names the leader, and offers the surat tugas for the role Ketua tim right after: two calls, recorded as two
 * (R408).
 */
export function AppointLeaderDialog({
  squad,
  open,
  onClose,
}: {
  squad: Squad;
  open: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const [person, setPerson] = useState<EmployeeRow | null>(null);
  const [withLetter, setWithLetter] = useState(true);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const canAssign = squad.allowedActions.includes('propose');

  const appoint = async () => {
    if (!person) {
      setError('Pilih seorang pegawai.');
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const after = await unwrap(
        api.POST('/api/v1/squads/{id}/appoint-leader', {
          params: { path: { id: squad.id } },
          body: { employeeId: person.employeeId },
        }),
      );
      const role = after.roles.find(({ isLeader }) => isLeader);
      if (canAssign && withLetter && role && role.members.length === 0) {
        await unwrap(
          api.POST('/api/v1/assignments', {
            body: {
              squadId: squad.id,
              roleId: role.id,
              employeeId: person.employeeId,
              origin: 'appointment',
              note: 'Penunjukan ketua tim',
            },
          }),
        );
      }
      toast(`${person.name} ditunjuk sebagai ketua.`);
      onClose();
      router.refresh();
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={squad.leader ? 'Ganti ketua tim' : 'Tunjuk ketua tim'}
    >
      <p className="muted mb-4">
        Ketua tim adalah pejabat fungsional atau pelaksana. Pegawai unit lain perlu surat penugasan
        yang sudah terbit lebih dahulu.
      </p>
      <PersonPicker
        label="Cari pegawai"
        unitId={squad.ownerUnitId}
        selected={person}
        onSelect={setPerson}
      />
      {canAssign ? (
        <label className="choice mt-2 !px-0">
          <input
            type="checkbox"
            checked={withLetter}
            onChange={(event) => setWithLetter(event.target.checked)}
          />
          <span>
            <b>Siapkan surat tugas ketua</b>
            <small>Surat menunggu tanda tangan Anda di Persetujuan.</small>
          </span>
        </label>
      ) : null}
      {error ? (
        <p className="err-msg mt-4" role="alert">
          {error}
        </p>
      ) : null}
      <div className="acts-row">
        <Button variant="primary" busy={busy} onClick={() => void appoint()}>
          Tunjuk sebagai ketua
        </Button>
        <Button onClick={onClose}>Batal</Button>
      </div>
    </Dialog>
  );
}
