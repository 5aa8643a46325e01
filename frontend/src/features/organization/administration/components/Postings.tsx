'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';
import { ApiError } from '@/lib/problem';
import { EDUCATION_LEVELS } from '../labels';
import type { Unit } from '../tree';
import { useSend } from '../use-send';
import { emptyPost, PostFields, POST_LABELS, postOf } from './PostFields';

type Record = components['schemas']['EmployeeRecordDto'];
type Correction = components['schemas']['CorrectDto'];

/** A new post, a correction, and a post to come that is taken back. */
export function Postings({
  record,
  units,
  tomorrow,
}: {
  record: Record;
  units: readonly Unit[];
  tomorrow: string;
}) {
  const router = useRouter();
  const [open, setOpen] = useState<'move' | 'correct' | 'cancel' | null>(null);
  const may = (action: string) => record.allowedActions.includes(action);
  const close = () => setOpen(null);
  if (!may('move') && !may('correct')) return null;
  return (
    <>
      <div className="acts-row mt-4">
        {may('move') ? <Button onClick={() => setOpen('move')}>Pindahkan jabatan</Button> : null}
        {may('correct') ? <Button onClick={() => setOpen('correct')}>Betulkan data</Button> : null}
        {may('cancel_move') ? (
          <Button onClick={() => setOpen('cancel')}>Batalkan jabatan yang akan datang</Button>
        ) : null}
      </div>
      <MoveDialog
        open={open === 'move'}
        onClose={close}
        record={record}
        units={units}
        tomorrow={tomorrow}
      />
      <CorrectDialog open={open === 'correct'} onClose={close} record={record} />
      <ConfirmDialog
        open={open === 'cancel'}
        onClose={close}
        title="Batalkan jabatan yang akan datang?"
        confirm="Batalkan jabatan"
        onConfirm={async () => {
          await unwrap(
            api.POST('/api/v1/employees/{id}/cancel-move', {
              params: { path: { id: record.employeeId } },
            }),
          );
          toast('Jabatan yang akan datang dibatalkan.');
          router.refresh();
        }}
      >
        <p>Jabatan sekarang berjalan terus.</p>
      </ConfirmDialog>
    </>
  );
}

interface Asked {
  open: boolean;
  onClose: () => void;
  record: Record;
}

function MoveDialog({
  open,
  onClose,
  record,
  units,
  tomorrow,
}: Asked & { units: readonly Unit[]; tomorrow: string }) {
  const { busy, failure, send, errorAt } = useSend(POST_LABELS);
  const [draft, setDraft] = useState(() => {
    const [present] = record.holdings;
    const empty = emptyPost(tomorrow);
    return present
      ? {
          ...empty,
          unitId: present.unitId,
          positionName: present.positionName,
          positionKind: present.positionKind,
          functionalLevel: present.functionalLevel ?? '',
          echelon: present.echelon ?? '',
        }
      : empty;
  });
  const [asksHead, setAsksHead] = useState(false);

  const submit = async () => {
    const isDone = await send(async () => {
      try {
        return await unwrap(
          api.POST('/api/v1/employees/{id}/move', {
            params: { path: { id: record.employeeId } },
            body: postOf(draft, asksHead),
          }),
        );
      } catch (problem) {
        if (problem instanceof ApiError && problem.code === 'head_present') setAsksHead(true);
        throw problem;
      }
    }, 'Jabatan baru dicatat.');
    if (!isDone) return;
    setAsksHead(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Pindahkan ${record.name}`} wide locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {failure ? (
          <ErrorSummary
            title={asksHead ? 'Unit ini sudah mempunyai kepala' : undefined}
            message={failure.message}
            errors={failure.errors}
          />
        ) : null}
        <PostFields
          units={units}
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            setAsksHead(false);
          }}
          errorAt={errorAt}
        />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            {asksHead ? 'Gantikan kepala unit' : 'Catat jabatan baru'}
          </Button>
          <Button busy={busy} onClick={onClose}>
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const CORRECTION_LABELS = {
  nip: 'NIP',
  name: 'Nama tanpa gelar',
  frontTitle: 'Gelar depan',
  backTitle: 'Gelar belakang',
  birthDate: 'Tanggal lahir',
  education: 'Pendidikan',
  phone: 'Telepon',
  email: 'Surel',
  civilServiceSince: 'TMT CPNS',
  reason: 'Alasan',
} as const;
type Field = Exclude<keyof typeof CORRECTION_LABELS, 'reason'>;

const valuesOf = (record: Record): { [name in Field]: string } => ({
  nip: record.nip ?? '',
  name: record.plainName,
  frontTitle: record.frontTitle ?? '',
  backTitle: record.backTitle ?? '',
  birthDate: record.birthDate ?? '',
  education: record.education ?? '',
  phone: record.phone ?? '',
  email: record.email ?? '',
  civilServiceSince: record.civilServiceSince ?? '',
});

function CorrectDialog({ open, onClose, record }: Asked) {
  const { busy, failure, send, errorAt } = useSend(CORRECTION_LABELS);
  const before = valuesOf(record);
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState('');
  const field = (name: Field) => ({
    id: `correct-${name}`,
    label: CORRECTION_LABELS[name],
    error: errorAt(name),
    value: values[name],
    onChange: (event: { target: { value: string } }) =>
      setValues({ ...values, [name]: event.target.value }),
  });
  const submit = async () => {
    const changed = (Object.keys(values) as Field[]).filter(
      (name) => values[name] !== before[name],
    );
    // Dates, NIP and education are corrected, never cleared.
    const given = changed.filter(
      (name) =>
        values[name] !== '' ||
        !['nip', 'birthDate', 'education', 'civilServiceSince'].includes(name),
    );
    const body = {
      ...Object.fromEntries(given.map((name) => [name, values[name]])),
      reason,
    } as Correction;
    const isDone = await send(
      () =>
        unwrap(
          api.PATCH('/api/v1/employees/{id}', {
            params: { path: { id: record.employeeId } },
            body,
          }),
        ),
      'Data dibetulkan.',
    );
    if (isDone) onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Betulkan data ${record.name}`} wide locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {failure ? (
          <ErrorSummary
            message={failure.message}
            errors={failure.errors}
            fieldId={(name) => `correct-${name}`}
          />
        ) : null}
        <TextField {...field('name')} />
        <TextField {...field('frontTitle')} optional />
        <TextField {...field('backTitle')} optional />
        <TextField
          {...field('nip')}
          inputMode="numeric"
          hint="Nomor yang lama tetap disimpan; masuk dengan nomor yang baru"
        />
        <TextField {...field('birthDate')} type="date" />
        <SelectField {...field('education')}>
          <option value="">Belum diisi</option>
          {EDUCATION_LEVELS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <TextField {...field('phone')} optional type="tel" />
        <TextField {...field('email')} optional type="email" />
        <TextField {...field('civilServiceSince')} type="date" />
        <TextArea
          id="correct-reason"
          label="Alasan"
          rows={2}
          error={errorAt('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            Betulkan data
          </Button>
          <Button busy={busy} onClick={onClose}>
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The TMT of one post, where it was typed wrong. */
export function CorrectStart({
  employeeId,
  holding,
}: {
  employeeId: string;
  holding: components['schemas']['HoldingDto'];
}) {
  const { busy, failure, send, errorAt } = useSend({ startsOn: 'Mulai', reason: 'Alasan' });
  const [isOpen, setOpen] = useState(false);
  const [startsOn, setStartsOn] = useState(holding.startsOn);
  const [reason, setReason] = useState('');
  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.PATCH('/api/v1/employees/{id}/holdings/{holdingId}', {
            params: { path: { id: employeeId, holdingId: holding.id } },
            body: { startsOn, reason },
          }),
        ),
      'TMT dibetulkan.',
    );
    if (isDone) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`Betulkan TMT ${holding.positionName}`}>
        Betulkan TMT
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`Betulkan TMT ${holding.positionName}`}
        locked={busy}
      >
        <form
          className="mt-4"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p className="mb-4">
            Tercatat mulai {longDate(holding.startsOn)}. Jabatan sebelumnya berakhir sehari sebelum
            tanggal yang baru.
          </p>
          {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
          <TextField
            id="startsOn"
            label="Mulai"
            type="date"
            error={errorAt('startsOn')}
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
          />
          <TextArea
            id="reason-start"
            label="Alasan"
            rows={2}
            error={errorAt('reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="acts-row mt-6">
            <Button type="submit" variant="primary" busy={busy}>
              Betulkan TMT
            </Button>
            <Button busy={busy} onClick={() => setOpen(false)}>
              Batal
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
