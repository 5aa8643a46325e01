'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';

/** The installer says which of two agencies is somebody's home. */
export function SettleDouble({ item }: { item: components['schemas']['DoubleEmploymentDto'] }) {
  const router = useRouter();
  const [keep, setKeep] = useState<'home' | 'other' | null>(null);
  const kept = keep === 'other' ? item.other : item.home;
  return (
    <div className="acts-row">
      <Button onClick={() => setKeep('home')}>Tetap di {item.home}</Button>
      <Button onClick={() => setKeep('other')}>Pindahkan ke {item.other}</Button>
      <ConfirmDialog
        open={keep !== null}
        onClose={() => setKeep(null)}
        title={`Tetapkan ${kept} sebagai instansi ${item.name}?`}
        confirm="Tetapkan"
        onConfirm={async () => {
          await unwrap(
            api.POST('/api/v1/transfers/doubles/{id}/settle', {
              params: { path: { id: item.id } },
              body: { keep: keep ?? 'home' },
            }),
          );
          toast(`${item.name} tercatat di ${kept}.`);
          router.refresh();
        }}
      >
        <p>
          Jabatannya di {keep === 'other' ? item.home : item.other} berakhir kemarin.
          {keep === 'other' ? ' Akun berpindah dan keluar dari semua sesi.' : ''}
        </p>
      </ConfirmDialog>
    </div>
  );
}
