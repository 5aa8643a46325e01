'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Notice } from '@/components/ui/Notice';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { decimal } from '@/lib/format';
import type { SquadResults } from '../labels';

const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

/** The Kepala Unit accepts the round, or sends it back with a reason and says whose sheets. */
export function DecideResult({ results }: { results: SquadResults }) {
  const router = useRouter();
  const [asked, setAsked] = useState<'accept' | 'send-back' | null>(null);
  const [members, setMembers] = useState<string[]>([]);
  const [reopens, setReopens] = useState(false);
  const round = results.rounds.find((one) => one.allowedActions.length > 0);
  if (!round) return null;

  const path = { params: { path: { id: results.squad.id } } };
  const accept = async (note: string) => {
    await unwrap(
      api.POST('/api/v1/squads/{id}/results/accept', { ...path, body: { note: note || null } }),
    );
    toast(`Hasil putaran ${round.number} diterima.`);
    router.refresh();
  };
  const sendBack = async (note: string) => {
    await unwrap(
      api.POST('/api/v1/squads/{id}/results/send-back', {
        ...path,
        body: { note, employeeIds: members, reopenReports: reopens },
      }),
    );
    toast(`Hasil putaran ${round.number} dikembalikan.`);
    router.refresh();
  };
  const people = results.inputs.filter((input) => input.round.id === round.id);
  const chosen = new Map(
    people.map(({ employee, score }) => [
      employee.employeeId,
      { value: employee.employeeId, label: employee.name, note: `Nilai ${decimal(score)}` },
    ]),
  );
  return (
    <div className="no-print mt-6">
      <Notice tone="wait">
        <b>Hasil putaran {round.number} menunggu keputusan Anda.</b> Setelah diterima, nilai{' '}
        {chosen.size} anggota masuk nilai mereka. Bila bukti atau nilainya belum benar, kembalikan
        dengan alasan.
        <div className="acts-row mt-4">
          <Button variant="primary" onClick={() => setAsked('accept')}>
            Terima hasil
          </Button>
          <Button onClick={() => setAsked('send-back')}>Kembalikan untuk perbaikan</Button>
        </div>
      </Notice>
      <ConfirmDialog
        open={asked === 'accept'}
        onClose={() => setAsked(null)}
        title={`Terima hasil putaran ${round.number}?`}
        confirm="Terima hasil"
        note={{ label: 'Catatan', required: false }}
        onConfirm={accept}
      >
        <p>
          Nilai tim {round.score ? decimal(round.score) : '–'}. Setelah diterima, nilai tidak dapat
          dikembalikan lagi. Tim berjalan kembali, atau selesai bila masa tugasnya sudah habis.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'send-back'}
        onClose={() => setAsked(null)}
        title={`Kembalikan hasil putaran ${round.number}`}
        confirm="Kembalikan hasil"
        note={{
          label: 'Alasan',
          hint: 'Dibaca oleh penilai, ketua tim dan anggota',
          required: true,
        }}
        onConfirm={sendBack}
      >
        <Choices
          legend="Lembar siapa yang dibuka kembali? Tanpa pilihan: semua anggota."
          name="members"
          type="checkbox"
          choices={[...chosen.values()]}
          selected={members}
          onSelect={(value) => setMembers(toggled(members, value))}
        />
        <div className="mt-4">
          <Choices
            legend="Laporan anggota"
            name="reports"
            type="checkbox"
            choices={[
              { value: 'reopen', label: 'Buka juga laporannya, supaya anggota dapat memperbaiki' },
            ]}
            selected={reopens ? ['reopen'] : []}
            onSelect={() => setReopens(!reopens)}
          />
        </div>
      </ConfirmDialog>
    </div>
  );
}
