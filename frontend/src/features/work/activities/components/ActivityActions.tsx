'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';

type Verb = 'validate' | 'return' | 'reject' | 'delete';

const ASKS = {
  return: {
    title: 'Kembalikan aktivitas ini?',
    text: 'Pencatat menerima alasannya dan dapat mengirim ulang.',
    confirm: 'Kembalikan',
    label: 'Apa yang perlu diperbaiki',
    done: 'Aktivitas dikembalikan.',
  },
  reject: {
    title: 'Tolak aktivitas ini?',
    text: 'Aktivitas yang ditolak tidak dapat dikirim ulang dan tidak dihitung.',
    confirm: 'Tolak aktivitas',
    label: 'Alasan penolakan',
    done: 'Aktivitas ditolak.',
  },
} as const;

/** What the reader may do, as the server says; nothing is worked out here. */
export function ActivityActions({ id, allowed }: { id: string; allowed: readonly string[] }) {
  const router = useRouter();
  const [asking, setAsking] = useState<'return' | 'reject' | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);
  const may = (verb: Verb | 'edit') => allowed.includes(verb);
  const params = { path: { id } };

  const validate = async () => {
    setBusy(true);
    try {
      await unwrap(api.POST('/api/v1/activities/{id}/validate', { params, body: {} }));
      toast('Aktivitas divalidasi.');
    } catch (error) {
      toast(messageOf(error));
    } finally {
      setBusy(false);
      router.refresh();
    }
  };

  const refuse = async (verb: 'return' | 'reject', note: string) => {
    const body = { note };
    await unwrap(
      verb === 'return'
        ? api.POST('/api/v1/activities/{id}/return', { params, body })
        : api.POST('/api/v1/activities/{id}/reject', { params, body }),
    );
    toast(ASKS[verb].done);
    router.refresh();
  };

  const remove = async () => {
    await unwrap(api.DELETE('/api/v1/activities/{id}', { params }));
    toast('Konsep dihapus.');
    router.push('/riwayat');
  };

  const shown = (['validate', 'return', 'reject', 'edit', 'delete'] as const).filter(may);
  if (shown.length === 0) return null;
  return (
    <div className="sticky acts-row no-print">
      {may('validate') ? (
        <Button variant="primary" icon="check" busy={busy} onClick={() => void validate()}>
          Validasi
        </Button>
      ) : null}
      {may('return') ? (
        <Button icon="undo" onClick={() => setAsking('return')}>
          Kembalikan
        </Button>
      ) : null}
      {may('reject') ? <Button onClick={() => setAsking('reject')}>Tolak</Button> : null}
      {may('edit') ? (
        <ButtonLink variant="primary" icon="edit" href={`/catat?ubah=${id}`}>
          Ubah dan kirim
        </ButtonLink>
      ) : null}
      {may('delete') ? (
        <Button icon="trash" onClick={() => setAsking('delete')}>
          Hapus konsep
        </Button>
      ) : null}
      {asking === 'return' || asking === 'reject' ? (
        <ConfirmDialog
          open
          onClose={() => setAsking(null)}
          title={ASKS[asking].title}
          confirm={ASKS[asking].confirm}
          note={{ label: ASKS[asking].label, required: true }}
          onConfirm={(note) => refuse(asking, note)}
        >
          <p>{ASKS[asking].text}</p>
        </ConfirmDialog>
      ) : null}
      <ConfirmDialog
        open={asking === 'delete'}
        onClose={() => setAsking(null)}
        title="Hapus konsep ini?"
        confirm="Hapus konsep"
        onConfirm={remove}
      >
        <p>Isian dan fotonya tidak dapat dikembalikan.</p>
      </ConfirmDialog>
    </div>
  );
}
