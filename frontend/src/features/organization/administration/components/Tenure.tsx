'use client';

import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { Notice } from '@/components/ui/Notice';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { toast } from '@/components/ui/Toast';
import { useRouter } from 'next/navigation';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';
import { useKeptForm } from '@/lib/kept-form';
import { messageOf } from '@/lib/problem';
import { DEPARTURE_CHOICES, departureKind } from '../labels';
import { useSend } from '../use-send';

type Record = components['schemas']['EmployeeRecordDto'];
type Outlook = components['schemas']['DepartureOutlookDto'];
type Kind = components['schemas']['LeaveDto']['kind'];

const LABELS = { on: 'Tanggal', until: 'Sampai', reason: 'Dasar', kind: 'Sebab' };

/** How long somebody serves, and what the admin may record of it. */
export function Tenure({ record, tomorrow }: { record: Record; tomorrow: string }) {
  const [open, setOpen] = useState<'leave' | 'suspend' | 'undo' | 'lift' | null>(null);
  const router = useRouter();
  const may = (action: string) => record.allowedActions.includes(action);
  const { employeeId, name } = record;
  const close = () => setOpen(null);
  const act = async (path: 'undo' | 'resume', done: string) => {
    await unwrap(
      path === 'undo'
        ? api.POST('/api/v1/employees/{id}/undo', { params: { path: { id: employeeId } } })
        : api.POST('/api/v1/employees/{id}/resume', {
            params: { path: { id: employeeId } },
          }),
    );
    toast(done);
    router.refresh();
  };
  return (
    <>
      <TenureState record={record} />
      <div className="acts-row mt-4">
        {may('leave') ? (
          <Button onClick={() => setOpen('leave')}>Catat pemberhentian</Button>
        ) : null}
        {may('suspend') ? (
          <Button onClick={() => setOpen('suspend')}>Berhentikan sementara</Button>
        ) : null}
        {may('undo_leave') ? (
          <Button onClick={() => setOpen('undo')}>Batalkan pemberhentian</Button>
        ) : null}
        {may('lift_suspension') ? (
          <Button onClick={() => setOpen('lift')}>Cabut pemberhentian sementara</Button>
        ) : null}
      </div>
      <LeaveDialog
        open={open === 'leave'}
        onClose={close}
        employeeId={employeeId}
        name={name}
        tomorrow={tomorrow}
      />
      <SuspendDialog
        open={open === 'suspend'}
        onClose={close}
        employeeId={employeeId}
        name={name}
        tomorrow={tomorrow}
      />
      <ConfirmDialog
        open={open === 'undo'}
        onClose={close}
        title={`Batalkan pemberhentian ${name}?`}
        confirm="Batalkan pemberhentian"
        onConfirm={() => act('undo', 'Pemberhentian dibatalkan.')}
      >
        <p>
          Jabatan, pelimpahan, akses, dan penetapan penilai kembali seperti semula, kecuali yang
          sudah diisi orang lain.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'lift'}
        onClose={close}
        title={`Cabut pemberhentian sementara ${name}?`}
        confirm="Cabut pemberhentian sementara"
        onConfirm={() => act('resume', 'Pemberhentian sementara dicabut.')}
      >
        <p>
          Mulai hari ini ia dapat masuk dan bertugas lagi, juga di tim kerja yang masih berjalan.
        </p>
      </ConfirmDialog>
    </>
  );
}

function TenureState({ record }: { record: Record }) {
  const { status, startsOn, endsOn, endedKind, endedReason, suspension } = record;
  const ended = endsOn
    ? `${departureKind(endedKind)}, hari terakhir ${longDate(endsOn)}${endedReason ? `. ${endedReason}` : ''}`
    : '';
  if (status === 'coming')
    return (
      <Notice tone="wait">
        Mulai bertugas {longDate(startsOn)}. Sebelum itu belum dapat masuk.
      </Notice>
    );
  if (status === 'left') return <Notice tone="back">Tidak lagi bertugas: {ended}.</Notice>;
  if (status === 'suspended' && suspension)
    return (
      <Notice tone="back">
        Diberhentikan sementara sejak {longDate(suspension.startsOn)}
        {suspension.endsOn ? ` sampai ${longDate(suspension.endsOn)}` : ''}. {suspension.reason}
      </Notice>
    );
  if (status === 'leaving') return <Notice tone="wait">Akan berhenti: {ended}.</Notice>;
  return (
    <>
      <p className="mt-3">Bertugas sejak {longDate(startsOn)}.</p>
      {suspension ? (
        <Notice tone="wait">
          Akan diberhentikan sementara mulai {longDate(suspension.startsOn)}. {suspension.reason}
        </Notice>
      ) : null}
    </>
  );
}

interface Asked {
  open: boolean;
  onClose: () => void;
  employeeId: string;
  name: string;
  tomorrow: string;
}

function LeaveDialog({ open, onClose, employeeId, name, tomorrow }: Asked) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [initial] = useState<{ kind: Kind; effectiveFrom: string; reason: string }>(() => ({
    kind: 'retired',
    effectiveFrom: tomorrow,
    reason: '',
  }));
  const form = useKeptForm(`leave:${employeeId}`, initial);
  const { kind, effectiveFrom, reason } = form.value;
  const set = (changes: Partial<typeof initial>) =>
    form.change((before) => ({ ...before, ...changes }));
  const { outlook, problem } = useOutlook(open ? employeeId : null, effectiveFrom, kind);

  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/employees/{id}/end', {
            params: { path: { id: employeeId } },
            body: { kind, on: effectiveFrom, reason },
          }),
        ),
      'Pemberhentian dicatat.',
    );
    if (!isDone) return;
    form.discard();
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Catat pemberhentian ${name}`} wide locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <SelectField
          id="kind"
          label="Sebab"
          error={errorAt('kind')}
          value={kind}
          onChange={(event) => set({ kind: event.target.value as Kind })}
        >
          {DEPARTURE_CHOICES.map(([code, word]) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </SelectField>
        <TextField
          id="on"
          label="Terhitung mulai tanggal"
          hint="Hari pertama tidak lagi bertugas. Sampai sehari sebelumnya semua berjalan seperti biasa."
          type="date"
          error={errorAt('on')}
          value={effectiveFrom}
          onChange={(event) => set({ effectiveFrom: event.target.value })}
        />
        <TextArea
          id="reason"
          label="Dasar"
          hint="Nomor dan tanggal keputusan"
          rows={2}
          error={errorAt('reason')}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <Endings outlook={outlook} problem={problem} />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            Catat pemberhentian
          </Button>
          <Button
            busy={busy}
            onClick={() => {
              form.discard();
              onClose();
            }}
          >
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Endings({ outlook, problem }: { outlook: Outlook | null; problem: string | null }) {
  if (problem)
    return (
      <p className="err-msg" role="alert">
        {problem}
      </p>
    );
  if (!outlook) return <p className="muted">Memeriksa apa yang berakhir…</p>;
  return (
    <section aria-label="Yang berakhir">
      <h3 className="mt-4">Yang berakhir</h3>
      <ul className="rows">
        {outlook.endings.map((ending) => (
          <li key={`${ending.kind}-${ending.title}`} className="item">
            <span className="item-b">
              <b>{ending.title}</b>
              <small>{ending.outcome}</small>
            </span>
          </li>
        ))}
      </ul>
      {outlook.vacantUnitName ? (
        <p className="mt-3">
          Sesudah itu {outlook.vacantUnitName} tanpa kepala. Yang menunggu di sana menunggu kepala
          unit atau Plt. berikutnya. <ButtonLink href="/admin/pelimpahan">Tunjuk Plt.</ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

/** What would end on that day, asked again whenever the day or the reason changes. */
function useOutlook(employeeId: string | null, effectiveFrom: string, kind: Kind) {
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (employeeId === null || effectiveFrom === '') return;
    let isCurrent = true;
    const ask = async () => {
      try {
        const found = await unwrap(
          api.GET('/api/v1/employees/{id}/departure-outlook', {
            params: { path: { id: employeeId }, query: { effectiveFrom, kind } },
          }),
        );
        if (!isCurrent) return;
        setOutlook(found);
        setProblem(null);
      } catch (error) {
        if (isCurrent) setProblem(messageOf(error));
      }
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [employeeId, effectiveFrom, kind]);
  return { outlook, problem };
}

function SuspendDialog({ open, onClose, employeeId, name, tomorrow }: Asked) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [effectiveFrom, setFrom] = useState(tomorrow);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/employees/{id}/suspend', {
            params: { path: { id: employeeId } },
            body: { on: effectiveFrom, reason, ...(until ? { until } : {}) },
          }),
        ),
      'Pemberhentian sementara dicatat.',
    );
    if (isDone) onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Berhentikan sementara ${name}`} locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="mb-4">
          Selama itu ia tidak dapat masuk dan tidak bertugas di tim kerja. Masa kerjanya berjalan
          terus, dan pemberhentian sementara dapat dicabut.
        </p>
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <TextField
          id="suspend-from"
          label="Mulai"
          type="date"
          error={errorAt('on')}
          value={effectiveFrom}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          id="suspend-until"
          label="Hari terakhir"
          optional
          hint="Kosongkan bila belum diketahui"
          type="date"
          error={errorAt('until')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <TextArea
          id="suspend-reason"
          label="Dasar"
          hint="Nomor dan tanggal keputusan"
          rows={2}
          error={errorAt('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            Berhentikan sementara
          </Button>
          <Button busy={busy} onClick={onClose}>
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
