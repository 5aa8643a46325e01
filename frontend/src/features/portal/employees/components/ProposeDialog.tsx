'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { CheckAnswers } from '@/components/ui/CheckAnswers';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { LetterPreview } from '@/features/documents/letters/components/LetterPreviewOnDemand';
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
  const employeeId = person?.employeeId ?? '';
  const asked = useCallback(
    (note: string) => ({
      squadId,
      roleId,
      employeeId,
      origin: 'appointment' as const,
      ...(note ? { note } : {}),
      ...(previousId ? { previousId } : {}),
    }),
    [squadId, roleId, employeeId, previousId],
  );
  const read = useCallback(
    (note: string) =>
      unwrap(
        api.GET('/api/v1/assignments/start/letter-preview', { params: { query: asked(note) } }),
      ),
    [asked],
  );
  const send = async (note: string, seen: string | null) => {
    const assignment = await unwrap(
      api.POST('/api/v1/assignments', {
        body: { ...asked(note), ...(seen ? { letterHash: seen } : {}) },
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
      // A Kepala Unit who starts across units signs the surat permohonan with it; nobody else signs anything yet.
      preview={person?.route === 'cross_unit' ? { Part: LetterPreview, read } : undefined}
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
