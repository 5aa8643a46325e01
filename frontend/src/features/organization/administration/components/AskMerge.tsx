'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';

type Pair = components['schemas']['MergePeopleDto'];

/** Nobody merges alone: what is asked here waits for a second person. */
export function AskMerge({ pair, kept, merged }: { pair: Pair; kept: string; merged: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const ask = async (reason: string) => {
    const { beginsOn } = await unwrap(
      api.POST('/api/v1/second-approvals', { body: { act: 'merge', merge: pair, reason } }),
    );
    toast(
      beginsOn
        ? `Diumumkan. Digabungkan ${longDate(beginsOn)}, kecuali ditolak.`
        : 'Diajukan. Menunggu admin lain atau kepala unit.',
    );
    router.push('/persetujuan/kedua');
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Ajukan penggabungan
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Ajukan penggabungan?"
        confirm="Ajukan penggabungan"
        onConfirm={ask}
        note={{ label: 'Alasan', hint: 'Mengapa ini orang yang sama', required: true }}
      >
        <p>
          {merged} digabungkan ke dalam {kept} sesudah disetujui admin lain atau kepala unit.
          Sesudah itu tidak dapat dibatalkan.
        </p>
        <p className="muted mt-2">
          Bila tidak ada admin lain, permintaan ini diumumkan kepada kepala daerah dan auditor, dan
          berlaku besok.
        </p>
      </ConfirmDialog>
    </>
  );
}
