'use client';

import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { longDate } from '@/lib/format';
import type { AskSecondApproval } from '../labels';

/** Offered when an admin's own form would give that admin power: the same act, waiting for a second person. */
export function AskSecond({
  open,
  onClose,
  act,
  onAsked,
}: {
  open: boolean;
  onClose: () => void;
  act: Omit<AskSecondApproval, 'reason'>;
  onAsked: () => void;
}) {
  const router = useRouter();
  const ask = async (reason: string) => {
    const { beginsOn } = await unwrap(
      api.POST('/api/v1/second-approvals', { body: { ...act, reason } }),
    );
    toast(
      beginsOn
        ? `Diumumkan. Berlaku mulai ${longDate(beginsOn)}, kecuali ditolak.`
        : 'Diajukan. Menunggu admin lain atau kepala unit.',
    );
    onAsked();
    router.push('/persetujuan/kedua');
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Perlu persetujuan kedua"
      confirm="Ajukan persetujuan"
      onConfirm={ask}
      note={{ label: 'Alasan', hint: 'Mengapa wewenang ini untuk Anda sendiri', required: true }}
    >
      <p>
        Wewenang untuk diri sendiri diputus bersama orang lain: admin instansi lain, kepala unit
        yang bersangkutan, atau kepala di atasnya.
      </p>
      <p className="muted mt-2">
        Bila tidak ada admin lain, permintaan ini diumumkan kepada kepala daerah dan auditor, dan
        berlaku besok.
      </p>
    </ConfirmDialog>
  );
}
