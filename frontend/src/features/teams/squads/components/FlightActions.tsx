'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';
import type { Assignment } from '../labels';

/** Reminds the person it waits for, or withdraws what the actor started. */
export function FlightActions({
  id,
  name,
  actions,
}: {
  id: string;
  name: string;
  actions: Assignment['allowedActions'];
}) {
  const router = useRouter();
  const [isWithdrawing, setWithdrawing] = useState(false);
  if (!actions.includes('remind') && !actions.includes('withdraw')) return null;

  const remind = async () => {
    try {
      await unwrap(api.POST('/api/v1/assignments/{id}/remind', { params: { path: { id } } }));
      toast('Pengingat dikirim.');
    } catch (problem) {
      toast(messageOf(problem));
    }
  };
  const withdraw = async (note: string) => {
    await unwrap(
      api.POST('/api/v1/assignments/{id}/withdraw', { params: { path: { id } }, body: { note } }),
    );
    toast('Permohonan ditarik.');
    router.refresh();
  };

  return (
    <div className="acts-row mt-2">
      {actions.includes('remind') ? <Button onClick={() => void remind()}>Ingatkan</Button> : null}
      {actions.includes('withdraw') ? (
        <Button variant="plain" onClick={() => setWithdrawing(true)}>
          Tarik permohonan
        </Button>
      ) : null}
      <ConfirmDialog
        open={isWithdrawing}
        onClose={() => setWithdrawing(false)}
        title={`Tarik permohonan untuk ${name}?`}
        confirm="Tarik permohonan"
        onConfirm={withdraw}
        note={{ label: 'Alasan', required: false }}
      >
        <p>
          Langkah yang sedang berjalan dihentikan. Riwayatnya tetap tersimpan; permohonan baru dapat
          dibuat lagi.
        </p>
      </ConfirmDialog>
    </div>
  );
}
