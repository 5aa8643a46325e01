'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { type CorrectionRequest, fieldsText } from '../words';

const VERBS = {
  approve: {
    label: 'Setujui',
    explain: 'Data pegawai langsung diperbaiki, dan pegawai diberi tahu.',
    done: 'Disetujui. Data sudah diperbaiki.',
    note: { label: 'Catatan', required: false },
  },
  refuse: {
    label: 'Tolak',
    explain: 'Pegawai membaca alasan ini dan dapat mengajukan permintaan baru.',
    done: 'Permintaan ditolak.',
    note: { label: 'Alasan', required: true },
  },
  withdraw: {
    label: 'Tarik permintaan',
    explain: 'Data Anda tetap seperti yang tercatat. Anda dapat mengajukan permintaan baru.',
    done: 'Permintaan ditarik.',
    note: undefined,
  },
} as const;

type Verb = keyof typeof VERBS;
const isVerb = (text: string): text is Verb => text in VERBS;

/** What the reader may do with the request, as the server says. */
export function CorrectionActions({ request }: { request: CorrectionRequest }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Verb | null>(null);
  const verbs = request.allowedActions.filter(isVerb);
  if (verbs.length === 0) return null;
  const send = async (note: string) => {
    if (asked === null) return;
    const path = { params: { path: { id: request.id } } };
    const body = note ? { note } : {};
    if (asked === 'approve')
      await unwrap(api.POST('/api/v1/correction-requests/{id}/approve', { ...path, body }));
    else if (asked === 'refuse')
      await unwrap(api.POST('/api/v1/correction-requests/{id}/refuse', { ...path, body }));
    else await unwrap(api.POST('/api/v1/correction-requests/{id}/withdraw', path));
    toast(VERBS[asked].done);
    router.refresh();
  };
  return (
    <div className="acts-row mt-6">
      {verbs.map((verb) => (
        <Button
          key={verb}
          variant={verb === 'approve' ? 'primary' : 'default'}
          onClick={() => setAsked(verb)}
        >
          {VERBS[verb].label}
        </Button>
      ))}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? VERBS[asked].label : ''}
        confirm={asked ? VERBS[asked].label : ''}
        note={asked ? VERBS[asked].note : undefined}
        onConfirm={send}
      >
        <p>
          {request.askedBy.name}: {fieldsText(request.changes.map(({ field }) => field))}
        </p>
        {asked ? <p className="muted mt-2">{VERBS[asked].explain}</p> : null}
      </ConfirmDialog>
    </div>
  );
}
