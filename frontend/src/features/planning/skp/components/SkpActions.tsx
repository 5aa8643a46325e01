'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { dayMonth } from '@/lib/format';
import { type SkpDecision, decideSkp } from '../api';
import type { Skp } from '../labels';

const DONE: Record<SkpDecision, string> = {
  approve: 'SKP disetujui',
  return: 'SKP dikembalikan',
  revise: 'Versi baru dibuka',
};

/** How many fields differ from the version in force. */
export function changeCount(changes: Skp['changes']): number {
  if (!changes) return 0;
  const fields = changes.changed.reduce((sum, change) => sum + change.fields.length, 0);
  return fields + changes.added.length + changes.removed.length + changes.behaviour.length;
}

/** What the reader may do now; each act is named and checked before it is sent. */
export function SkpActions({ skp }: { skp: Skp }) {
  const router = useRouter();
  const [open, setOpen] = useState<SkpDecision | null>(null);
  const may = (action: string) => skp.allowedActions.includes(action);
  const changed = changeCount(skp.changes);
  const run = (verb: SkpDecision) => async (note: string) => {
    await decideSkp(skp, verb, note);
    toast(DONE[verb]);
    if (verb === 'revise' && skp.isOwner) router.push(`/skp/${skp.id}/susun`);
    else router.refresh();
  };
  const acts = ['edit', 'submit', 'approve', 'return', 'revise'].filter(may);
  if (acts.length === 0) return null;
  return (
    <div className="sticky skp-acts no-print">
      {may('edit') ? (
        <ButtonLink variant="primary" href={`/skp/${skp.id}/susun`}>
          {skp.rhk.length > 0 ? 'Lanjutkan menyusun' : 'Susun SKP'}
        </ButtonLink>
      ) : null}
      {may('submit') ? (
        <ButtonLink href={`/skp/${skp.id}/ajukan`}>Periksa dan ajukan</ButtonLink>
      ) : null}
      {may('approve') ? (
        <Button variant="primary" onClick={() => setOpen('approve')}>
          Setujui SKP
        </Button>
      ) : null}
      {may('return') ? (
        <Button onClick={() => setOpen('return')}>Kembalikan dengan catatan</Button>
      ) : null}
      {may('revise') ? <Button onClick={() => setOpen('revise')}>Buka versi baru</Button> : null}
      {skp.changes && changed > 0 ? (
        <p>
          {changed} perubahan dari versi {skp.changes.against}.
        </p>
      ) : null}
      <ConfirmDialog
        open={open === 'approve'}
        onClose={() => setOpen(null)}
        title={`Setujui SKP ${skp.employee.name}`}
        confirm="Setujui SKP"
        note={{ label: 'Catatan', required: false }}
        onConfirm={run('approve')}
      >
        <p>
          Versi {skp.revision.number} dengan {skp.rhk.length} RHK berlaku sejak hari ini
          {skp.inForce ? ` dan menggantikan versi ${skp.inForce}` : ''}.
          {skp.revision.submittedAt ? ` Diajukan ${dayMonth(skp.revision.submittedAt)}.` : ''}
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'return'}
        onClose={() => setOpen(null)}
        title="Kembalikan SKP"
        confirm="Kembalikan dengan catatan"
        note={{ label: 'Yang perlu diperbaiki', required: true }}
        onConfirm={run('return')}
      >
        <p>Pemilik SKP menerima catatan Anda dan dapat mengajukannya lagi.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'revise'}
        onClose={() => setOpen(null)}
        title="Buka versi baru"
        confirm={`Buka versi ${skp.versions + 1}`}
        note={{ label: 'Alasan perubahan', required: true }}
        onConfirm={run('revise')}
      >
        <p>Versi {skp.inForce} tetap berlaku sampai versi baru disetujui penilai.</p>
      </ConfirmDialog>
    </div>
  );
}
