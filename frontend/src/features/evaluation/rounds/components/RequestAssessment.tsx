'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { TextField } from '@/components/ui/Field';
import { Ledger } from '@/components/ui/Ledger';
import { Notice } from '@/components/ui/Notice';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { dateRange, longDate, sentence } from '@/lib/format';
import { messageOf } from '@/lib/problem';
import { type Preview, scorerText } from '../labels';

type Member = Preview['members'][number];

function MemberRow({ member }: { member: Member }) {
  const reported = member.items.filter((item) => item.reported).length;
  return (
    <tr>
      <th scope="row">
        {member.employee.name}
        <small className="block font-normal muted">
          {member.roleTitle}, {member.days} hari
        </small>
      </th>
      <td data-label="Dilaporkan">
        {reported > 0 ? (
          `${reported} dari ${member.items.length} rencana aksi`
        ) : (
          <>
            <StatusTag tone="wait">Belum dilaporkan</StatusTag>
            {member.remindedToday ? <small className="muted"> Diingatkan hari ini</small> : null}
          </>
        )}
      </td>
      <td data-label="Dinilai oleh">
        {member.scorers.length > 0
          ? member.scorers.map((scorer) => (
              <span key={scorer.kind} className="block">
                {scorerText(scorer)}
              </span>
            ))
          : 'Tidak dinilai pada putaran ini'}
      </td>
    </tr>
  );
}

/** The check page of a round: dates, who will score whom, what is not reported yet, and the act. */
export function RequestAssessment({
  preview,
  readerId,
  dateError,
}: {
  preview: Preview;
  readerId: string | null;
  dateError?: string;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const range = dateRange(preview.startsOn, preview.endsOn);
  const scored = preview.members.filter((member) => member.scorers.length > 0);
  const scorers = new Set(
    scored.flatMap((member) => member.scorers.map((scorer) => scorer.name ?? scorer.kind)),
  );
  const open = preview.members.length - scored.length;
  const silent = preview.members
    .filter(({ items }) => !items.some((item) => item.reported))
    .map(({ employee }) => (employee.employeeId === readerId ? 'Anda sendiri' : employee.name));

  const remind = async () => {
    setBusy(true);
    try {
      const { members } = await unwrap(
        api.POST('/api/v1/squads/{id}/remind', {
          params: { path: { id: preview.squad.id } },
          body: { startsOn: preview.startsOn, endsOn: preview.endsOn },
        }),
      );
      const told = members.filter(({ remindedToday }) => remindedToday).length;
      toast(`${told} anggota sudah diingatkan hari ini.`);
    } catch (problem) {
      toast(messageOf(problem));
    } finally {
      setBusy(false);
      router.refresh();
    }
  };

  const request = async () => {
    await unwrap(
      api.POST('/api/v1/squads/{id}/request-assessment', {
        params: { path: { id: preview.squad.id } },
        body: { startsOn: preview.startsOn, endsOn: preview.endsOn },
      }),
    );
    toast(`Penilaian putaran ${preview.number} diminta.`);
    router.refresh();
  };

  return (
    <Section
      id="minta"
      title={`Minta penilaian putaran ${preview.number}`}
      aside={`${scored.length} dari ${preview.members.length} anggota siap dinilai`}
    >
      <form className="filters mt-3">
        <TextField
          id="mulai"
          name="mulai"
          type="date"
          label="Dari"
          defaultValue={preview.startsOn}
          required
        />
        <TextField
          id="selesai"
          name="selesai"
          type="date"
          label="Sampai"
          defaultValue={preview.endsOn}
          error={dateError}
          required
        />
        <Button type="submit">Periksa tanggal ini</Button>
      </form>
      <Ledger
        caption="Siapa menilai siapa"
        hiddenCaption
        stack
        head={
          <>
            <th scope="col">Anggota</th>
            <th scope="col">Dilaporkan</th>
            <th scope="col">Dinilai oleh</th>
          </>
        }
      >
        <tbody>
          {preview.members.map((member) => (
            <MemberRow key={member.employee.employeeId} member={member} />
          ))}
        </tbody>
      </Ledger>
      {silent.length > 0 || preview.obstacles.length > 0 ? (
        <div className="mt-4">
          <Notice tone="wait">
            {preview.obstacles.map((obstacle) => (
              <p key={obstacle}>
                <b>{obstacle}</b>
              </p>
            ))}
            {silent.length > 0 ? (
              <p>
                {sentence(`Menunggu laporan rencana aksi dari ${silent.join(', ')}`)} Laporan
                ditulis di halaman Lapor rencana aksi.
              </p>
            ) : null}
            {preview.allowedActions.includes('remind') ? (
              <div className="acts-row mt-3">
                <Button busy={busy} onClick={() => void remind()}>
                  Ingatkan
                </Button>
              </div>
            ) : null}
          </Notice>
        </div>
      ) : null}
      {preview.allowedActions.includes('request-assessment') ? (
        <div className="acts-row mt-4">
          <Button variant="primary" onClick={() => setOpen(true)}>
            Minta penilaian untuk {scored.length} anggota
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`Minta penilaian ${range}?`}
        confirm={`Minta penilaian dari ${scorers.size} penilai`}
        onConfirm={request}
      >
        <p>
          {[...scorers].join(', ')} menilai paling lambat {longDate(preview.dueAt)}. Selama dinilai,
          anggota tim tidak bertambah.
          {open > 0 ? ` ${open} anggota belum melaporkan apa pun dan tidak ikut dinilai.` : ''}
        </p>
      </ConfirmDialog>
    </Section>
  );
}
