'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { StatusTag } from '@/components/ui/StatusTag';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { longDate } from '@/lib/format';
import { type SecondApproval, STATUS } from '../labels';

type Verb = 'confirm' | 'refuse' | 'withdraw';

const VERBS: Record<Verb, { label: string; done: string }> = {
  confirm: { label: 'Setujui', done: 'Disetujui. Wewenang berlaku.' },
  refuse: { label: 'Tolak', done: 'Ditolak.' },
  withdraw: { label: 'Batalkan permintaan', done: 'Permintaan dibatalkan.' },
};
const MERGED = 'Disetujui. Kedua catatan sudah digabungkan.';
const isVerb = (text: string): text is Verb => text in VERBS;

/** One act that waits for, or had, a second person: what, why, who, and the decision or its outcome. */
export function SecondApprovalRow({ approval }: { approval: SecondApproval }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Verb | null>(null);
  const decide = async (note: string) => {
    if (asked === null) return;
    const path = { params: { path: { id: approval.id } } };
    const body = note ? { note } : {};
    if (asked === 'confirm')
      await unwrap(api.POST('/api/v1/second-approvals/{id}/confirm', { ...path, body }));
    else if (asked === 'refuse')
      await unwrap(api.POST('/api/v1/second-approvals/{id}/refuse', { ...path, body }));
    else await unwrap(api.POST('/api/v1/second-approvals/{id}/withdraw', path));
    toast(asked === 'confirm' && approval.act === 'merge' ? MERGED : VERBS[asked].done);
    router.refresh();
  };
  const { title, reason, askedBy, askedAt, status, beginsOn, decidedBy, note, merge } = approval;
  const [word, tone] = STATUS[status];
  return (
    <li className="item flex-wrap">
      <span className="item-b">
        <b>{title}</b>
        <small>
          Diminta {askedBy.name}, {longDate(askedAt.slice(0, 10))}. Alasan: {reason}
        </small>
        {status === 'pending' && beginsOn ? (
          <small>Tidak ada admin lain: berlaku sendiri mulai {longDate(beginsOn)}.</small>
        ) : null}
        {status === 'pending' && merge ? (
          <small>
            <Link
              prefetch={false}
              className="tap"
              href={`/admin/pegawai/ganda/banding?tetap=${merge.keptEmployeeId}&gabung=${merge.mergedEmployeeId}`}
            >
              Bandingkan kedua catatan
            </Link>
          </small>
        ) : null}
        {decidedBy || note ? (
          <small>{[decidedBy && `Diputus ${decidedBy}`, note].filter(Boolean).join(': ')}</small>
        ) : null}
      </span>
      {approval.allowedActions.length > 0 ? (
        <span className="flex gap-2">
          {approval.allowedActions.filter(isVerb).map((verb) => (
            <Button
              key={verb}
              variant={verb === 'confirm' ? 'primary' : 'plain'}
              onClick={() => setAsked(verb)}
            >
              {VERBS[verb].label}
            </Button>
          ))}
        </span>
      ) : (
        <StatusTag tone={tone}>{word}</StatusTag>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? VERBS[asked].label : ''}
        confirm={asked ? VERBS[asked].label : ''}
        note={
          asked === 'withdraw'
            ? undefined
            : { label: asked === 'refuse' ? 'Alasan' : 'Catatan', required: asked === 'refuse' }
        }
        onConfirm={decide}
      >
        <p>{title}</p>
        {asked === 'confirm' && approval.act === 'merge' ? (
          <p className="mt-2">Penggabungan tidak dapat dibatalkan sesudah disetujui.</p>
        ) : null}
      </ConfirmDialog>
    </li>
  );
}
