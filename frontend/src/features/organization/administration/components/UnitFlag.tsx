'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { Unit } from '../tree';

/** Moves the flag unit organisasi, after saying what hangs on it. */
export function UnitFlag({ unit }: { unit: Unit }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const act = unit.isOrganizational ? 'Cabut tanda unit organisasi' : 'Jadikan unit organisasi';
  return (
    <>
      <Button onClick={() => setAsking(true)}>{act}</Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`${act}?`}
        confirm={act}
        onConfirm={async () => {
          await unwrap(
            api.PATCH('/api/v1/units/{id}', {
              params: { path: { id: unit.id } },
              body: { isOrganizational: !unit.isOrganizational, version: unit.version },
            }),
          );
          toast('Tanda unit organisasi diubah.');
          router.refresh();
        }}
      >
        <p>
          Alur penugasan, Kepala Unit, pemilik tim, dan nomor surat mengikuti unit organisasi
          terdekat. Penugasan yang sudah berjalan tetap memakai alurnya.
        </p>
      </ConfirmDialog>
    </>
  );
}
