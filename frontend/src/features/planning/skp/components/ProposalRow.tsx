'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { StatusTag } from '@/components/ui/StatusTag';
import { toast } from '@/components/ui/Toast';
import { decideProposal } from '../api';
import type { AssessorProposal } from '../labels';

/** A proposed PjPK: with whom it waits, or the two decisions. */
export function ProposalRow({ proposal }: { proposal: AssessorProposal }) {
  const router = useRouter();
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const decide = async (verb: 'confirm' | 'refuse', note: string) => {
    await decideProposal(proposal.id, verb, note);
    toast(verb === 'confirm' ? 'Penilai ditetapkan' : 'Usulan ditolak');
    router.refresh();
  };
  const { employee, assessor } = proposal;
  return (
    <li className="item flex-wrap">
      <span className="item-b">
        <b>
          {employee.name}: {assessor.name}
        </b>
        <small>
          {assessor.positionName} · {proposal.reason}
        </small>
      </span>
      {proposal.allowedActions.length > 0 ? (
        <span className="flex gap-2">
          <Button onClick={() => setOpen('confirm')}>Tetapkan</Button>
          <Button variant="plain" onClick={() => setOpen('refuse')}>
            Tolak
          </Button>
        </span>
      ) : proposal.status === 'proposed' ? (
        <StatusTag tone="wait">Menunggu {proposal.waitsFor}</StatusTag>
      ) : (
        <StatusTag tone="back">Ditolak</StatusTag>
      )}
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={() => setOpen(null)}
        title="Tetapkan penilai"
        confirm="Tetapkan penilai"
        onConfirm={(note) => decide('confirm', note)}
      >
        <p>
          {assessor.name} menjadi pejabat penilai kinerja {employee.name} mulai hari ini, juga untuk
          SKP yang sedang menunggu.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'refuse'}
        onClose={() => setOpen(null)}
        title="Tolak usulan"
        confirm="Tolak usulan"
        note={{ label: 'Alasan', required: true }}
        onConfirm={(note) => decide('refuse', note)}
      />
    </li>
  );
}
