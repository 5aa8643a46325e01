'use client';

import { useRouter } from 'next/navigation';
import { CheckAnswers } from '@/components/ui/CheckAnswers';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { api, unwrap } from '@/lib/api/browser';
import { percent } from '@/lib/format';
import type { Candidate } from '../labels';

const FIRST: Record<Candidate['route'], string> = {
  within_unit:
    'Pegawai menyatakan bersedia, lalu Kepala Unit menyetujui dan menerbitkan surat tugas.',
  cross_unit:
    'Pegawai menyatakan bersedia, Kepala Unit pemilik mengirim permohonan melibatkan, penilainya memberi rekomendasi, lalu Kepala Unit asal menjawab dan menerbitkan surat penugasan.',
  inter_agency: 'Memerlukan Pejabat yang Berwenang kedua instansi.',
};

/** Every answer before the chain starts. */
export function ProposeDialog({
  person,
  squadId,
  roleId,
  roleTitle,
  previousId,
  onClose,
}: {
  person: Candidate | null;
  squadId: string;
  roleId: string;
  roleTitle: string;
  /** The assignment whose place is taken. */
  previousId?: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const send = async (note: string) => {
    if (!person) return;
    const assignment = await unwrap(
      api.POST('/api/v1/assignments', {
        body: {
          squadId,
          roleId,
          employeeId: person.employeeId,
          origin: 'appointment',
          note,
          ...(previousId ? { previousId } : {}),
        },
      }),
    );
    router.push(`/penugasan/${assignment.id}`);
  };
  return (
    <ConfirmDialog
      open={person !== null}
      onClose={onClose}
      title={`Ajukan ${person?.name ?? ''}?`}
      confirm="Kirim 1 permohonan"
      onConfirm={send}
      note={{
        label: 'Mengapa orang ini',
        hint: 'Dibaca oleh pegawai dan semua yang memutuskan',
        required: false,
      }}
    >
      {person ? (
        <CheckAnswers
          answers={[
            { label: 'Peran', value: roleTitle },
            { label: 'Unit', value: person.unitName },
            {
              label: 'Beban',
              value: `${percent(person.loadBefore)}, jadi ${percent(person.loadAfter)}${person.isOverAfter ? ', melebihi batas' : ''}`,
            },
            { label: 'Berikutnya', value: FIRST[person.route] },
          ]}
        />
      ) : null}
    </ConfirmDialog>
  );
}
