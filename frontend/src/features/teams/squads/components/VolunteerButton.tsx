'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { api, unwrap } from '@/lib/api/browser';

/** Offers oneself for an open role; tells before sending who decides. */
export function VolunteerButton({
  employeeId,
  squadId,
  squadName,
  roleId,
  title,
  isOwnUnit,
}: {
  employeeId: string;
  squadId: string;
  squadName: string;
  roleId: string;
  title: string;
  isOwnUnit: boolean;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  const send = async (note: string) => {
    const assignment = await unwrap(
      api.POST('/api/v1/assignments', {
        body: { squadId, roleId, employeeId, origin: 'volunteer', note },
      }),
    );
    router.push(`/penugasan/${assignment.id}`);
  };

  return (
    <>
      <Button onClick={() => setOpen(true)}>Ajukan diri</Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`Ajukan diri sebagai ${title.toLowerCase()}?`}
        confirm="Kirim pengajuan"
        onConfirm={send}
        note={{
          label: 'Mengapa Anda cocok',
          hint: 'Singkat saja; dibaca oleh yang memutuskan',
          required: false,
        }}
      >
        <p>
          {squadName}.{' '}
          {isOwnUnit
            ? 'Diputus oleh kepala unit organisasi Anda; penilai Anda mendapat tembusan.'
            : 'Penilai Anda memberi rekomendasi, kepala unit penerima menjawab, lalu kepala unit asal menyetujui dan menerbitkan surat tugas.'}
        </p>
      </ConfirmDialog>
    </>
  );
}
