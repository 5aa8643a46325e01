'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { Squad } from '../labels';
import { AppointLeaderDialog } from './AppointLeaderDialog';

const MOVES = {
  open: {
    button: 'Buka perekrutan',
    title: 'Buka perekrutan?',
    text: 'Peran yang kosong tampil bagi semua pegawai, dan ketua dapat mengajukan orang.',
    needsNote: false,
  },
  activate: {
    button: 'Mulai bekerja',
    title: 'Mulai bekerja sebagai tim?',
    text: 'Keadaan tim menjadi Berjalan. Kursi yang masih kosong tetap dapat diisi, juga surat tugas ketua bila belum ada.',
    needsNote: false,
  },
  close: {
    button: 'Selesaikan tim',
    title: 'Selesaikan tim ini?',
    text: 'Semua keanggotaan berakhir hari ini dan pencatatan aktivitas untuk tim ditutup. Riwayat tetap tersimpan.',
    needsNote: false,
  },
  disband: {
    button: 'Bubarkan tim',
    title: 'Bubarkan tim ini?',
    text: 'Semua keanggotaan berakhir hari ini dan permohonan yang sedang berjalan dihentikan. Alasannya tercatat.',
    needsNote: true,
  },
} as const;

type Move = keyof typeof MOVES;
const ORDER: readonly Move[] = ['open', 'activate', 'close', 'disband'];

/** What the answer allows; the first is the one primary button. */
export function SquadActions({ squad }: { squad: Squad }) {
  const router = useRouter();
  const [move, setMove] = useState<Move | null>(null);
  const [isAppointing, setAppointing] = useState(false);
  const allowed = new Set(squad.allowedActions);
  const moves = ORDER.filter((name) => allowed.has(name));
  const shown = move ? MOVES[move] : null;

  const confirm = async (note: string) => {
    if (!move) return;
    const options = { params: { path: { id: squad.id } }, body: note ? { note } : {} };
    if (move === 'open') await unwrap(api.POST('/api/v1/squads/{id}/open', options));
    if (move === 'activate') await unwrap(api.POST('/api/v1/squads/{id}/activate', options));
    if (move === 'close') await unwrap(api.POST('/api/v1/squads/{id}/close', options));
    if (move === 'disband') await unwrap(api.POST('/api/v1/squads/{id}/disband', options));
    toast(`${MOVES[move].button}: tersimpan.`);
    router.refresh();
  };

  const needsLeader = allowed.has('appoint-leader') && !squad.leader;
  return (
    <>
      {allowed.has('appoint-leader') ? (
        <Button variant={needsLeader ? 'primary' : 'default'} onClick={() => setAppointing(true)}>
          {squad.leader ? 'Ganti ketua' : 'Tunjuk ketua'}
        </Button>
      ) : null}
      {allowed.has('follow-assessment') ? (
        <ButtonLink href={`/tim/${squad.id}/penilaian`}>
          {allowed.has('request-assessment') ? 'Minta penilaian' : 'Penilaian'}
        </ButtonLink>
      ) : null}
      {moves.map((name) => (
        <Button
          key={name}
          variant={name === 'open' && !needsLeader ? 'primary' : 'default'}
          onClick={() => setMove(name)}
        >
          {MOVES[name].button}
        </Button>
      ))}
      {allowed.has('edit') ? (
        <ButtonLink href={`/tim/${squad.id}/ubah`} icon="edit">
          Ubah
        </ButtonLink>
      ) : null}
      <ConfirmDialog
        open={move !== null}
        onClose={() => setMove(null)}
        title={shown?.title ?? ''}
        confirm={shown?.button ?? ''}
        onConfirm={confirm}
        note={shown?.needsNote ? { label: 'Alasan', required: true } : undefined}
      >
        <p>{shown?.text}</p>
      </ConfirmDialog>
      <AppointLeaderDialog squad={squad} open={isAppointing} onClose={() => setAppointing(false)} />
    </>
  );
}
