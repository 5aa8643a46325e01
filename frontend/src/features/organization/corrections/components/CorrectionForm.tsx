'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { describedBy, Field, SelectField, TextArea, TextField } from '@/components/ui/Field';
import { EDUCATION_LEVELS } from '@/features/organization/administration/labels';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { useSend } from '@/features/organization/administration/use-send';
import { upload } from '@/lib/api/browser';
import { useKeptForm } from '@/lib/kept-form';
import {
  CORRECTION_FIELD,
  type CorrectionField,
  type CorrectionRequest,
  FIELDS,
  GENDERS,
  type OwnData,
} from '../words';

const LABELS = { ...CORRECTION_FIELD, reason: 'Alasan', file: 'Dokumen', photo: 'Dokumen' };
/** Corrected, but never emptied. */
const KEPT: ReadonlySet<CorrectionField> = new Set([
  'name',
  'birthDate',
  'gender',
  'education',
  'civilServiceSince',
]);
/** What was typed over the record; null: as it stands. */
const UNTOUCHED = {
  ...(Object.fromEntries(FIELDS.map((name) => [name, null])) as Record<
    CorrectionField,
    string | null
  >),
  reason: '',
};
const ACCEPTED = '.pdf,.doc,.docx,.xls,.xlsx,image/jpeg,image/png,image/webp';

/** The record as it stands; only what is changed is asked about. */
export function CorrectionForm({ data }: { data: OwnData }) {
  const router = useRouter();
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const form = useKeptForm('correction', UNTOUCHED);
  const { reason, ...touched } = form.value;
  const before = (name: CorrectionField): string => data[name] ?? '';
  const valueOf = (name: CorrectionField): string => touched[name] ?? before(name);
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState<
    readonly { field: string; code: string; message: string }[]
  >([]);
  // The same sending, repeated after an answer got lost, is the same request.
  const key = useRef(crypto.randomUUID());

  const change = (edit: Partial<typeof UNTOUCHED>) => {
    key.current = crypto.randomUUID();
    form.change((all) => ({ ...all, ...edit }));
  };
  const errorOf = (name: string) =>
    missing.find(({ field }) => field === name)?.message ?? errorAt(name);
  const field = (name: CorrectionField) => ({
    id: name,
    label: CORRECTION_FIELD[name],
    error: errorOf(name),
    value: valueOf(name),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  const fileField = {
    id: 'file',
    label: 'Dokumen',
    hint: 'PDF, Word, Excel, atau foto dokumen, paling besar 10 MB. Hanya Anda dan admin instansi yang dapat membukanya.',
    error: errorOf('file') ?? errorOf('photo'),
  };

  const submit = async () => {
    const changed = FIELDS.filter(
      (name) => valueOf(name) !== before(name) && (valueOf(name) !== '' || !KEPT.has(name)),
    );
    const faults = [
      ...(changed.length === 0
        ? [{ field: 'name', code: 'required', message: 'Ubah paling sedikit satu data.' }]
        : []),
      ...(reason.trim() === ''
        ? [{ field: 'reason', code: 'required', message: 'Alasan wajib diisi.' }]
        : []),
      ...(file === null
        ? [{ field: 'file', code: 'required', message: 'Dokumen wajib dilampirkan.' }]
        : []),
    ];
    setMissing(faults);
    if (faults.length > 0 || file === null) return;
    const body = new FormData();
    for (const name of changed) body.append(name, valueOf(name));
    body.append('reason', reason);
    body.append(file.type.startsWith('image/') ? 'photo' : 'file', file, file.name);
    let id = '';
    const isDone = await send(async () => {
      ({ id } = await upload<CorrectionRequest>('/api/v1/correction-requests', body, key.current));
    }, 'Permintaan diajukan kepada admin instansi.');
    if (!isDone) return;
    form.sent();
    router.push(`/saya/perbaikan/${id}`);
  };
  const errors = missing.length > 0 ? missing : (failure?.errors ?? []);
  return (
    <form
      className="max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      {missing.length > 0 || failure ? (
        <ErrorSummary
          message={missing.length > 0 ? undefined : failure?.message}
          errors={errors}
          fieldId={(name) => (name === 'photo' ? 'file' : name)}
        />
      ) : null}
      <TextField {...field('name')} autoComplete="off" />
      <TextField {...field('frontTitle')} optional />
      <TextField {...field('backTitle')} optional />
      <TextField {...field('birthDate')} type="date" />
      <SelectField {...field('gender')}>
        <option value="">Belum diisi</option>
        {GENDERS.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </SelectField>
      <SelectField {...field('education')}>
        <option value="">Belum diisi</option>
        {EDUCATION_LEVELS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <TextField {...field('phone')} optional type="tel" />
      <TextField
        {...field('email')}
        optional
        type="email"
        hint="Kode untuk kata sandi yang terlupa dikirim ke alamat ini"
      />
      <TextField {...field('civilServiceSince')} type="date" />
      <TextArea
        id="reason"
        label="Alasan"
        hint="Apa yang keliru, dan apa dasarnya"
        rows={3}
        maxLength={300}
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <Field {...fileField}>
        <input
          {...describedBy(fileField)}
          className="input"
          type="file"
          accept={ACCEPTED}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            change({});
          }}
        />
      </Field>
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          Ajukan perbaikan
        </Button>
      </div>
    </form>
  );
}
