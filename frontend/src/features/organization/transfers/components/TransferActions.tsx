'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import type { Unit } from '@/features/organization/administration/tree';
import { api, unwrap } from '@/lib/api/browser';
import { nip } from '@/lib/format';
import type { Transfer } from '../words';
import { AcceptDialog } from './AcceptDialog';
import { ReleaseDialog } from './ReleaseDialog';

/** What one may do with a transfer, each after saying what then happens. */
export function TransferActions({
  transfer,
  units,
  today,
}: {
  transfer: Transfer;
  units: readonly Unit[];
  today: string;
}) {
  const router = useRouter();
  const [asking, setAsking] = useState<string | null>(null);
  const who = transfer.name ?? `NIP ${nip(transfer.nip)}`;
  const may = (action: string): boolean => transfer.allowedActions.includes(action);
  const close = () => setAsking(null);
  const params = { path: { id: transfer.id } };
  const isOwnQuestion = transfer.direction === 'in' && transfer.status === 'asked';
  const refusal =
    isOwnQuestion || transfer.status === 'accepted' || transfer.direction === 'out'
      ? transfer.status === 'asked' && !isOwnQuestion
        ? 'Tolak'
        : 'Batalkan'
      : 'Tolak';
  return (
    <div className="acts-row">
      {may('release') ? (
        <Button aria-label={`Lepas ${who}`} onClick={() => setAsking('release')}>
          Lepas
        </Button>
      ) : null}
      {may('accept') ? (
        <Button aria-label={`Terima ${who}`} onClick={() => setAsking('accept')}>
          Terima
        </Button>
      ) : null}
      {may('refuse') ? (
        <Button aria-label={`${refusal} perpindahan ${who}`} onClick={() => setAsking('refuse')}>
          {refusal}
        </Button>
      ) : null}
      <ReleaseDialog open={asking === 'release'} onClose={close} transfer={transfer} />
      <AcceptDialog
        open={asking === 'accept'}
        onClose={close}
        transfer={transfer}
        units={units}
        today={today}
      />
      <ConfirmDialog
        open={asking === 'refuse'}
        onClose={close}
        title={`${refusal} perpindahan ${who}?`}
        confirm={refusal}
        note={{ label: 'Alasan', required: true }}
        onConfirm={async (reason) => {
          await unwrap(api.POST('/api/v1/transfers/{id}/refuse', { params, body: { reason } }));
          toast(`Perpindahan ${who} tidak dilanjutkan.`);
          router.refresh();
        }}
      >
        <p>Pegawai tetap di instansi asalnya.</p>
      </ConfirmDialog>
    </div>
  );
}
