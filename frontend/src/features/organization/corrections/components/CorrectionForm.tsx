'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { describedBy, Field, SelectField, TextArea, TextField } from '@/components/ui/Field';
import { EDUCATION_LEVELS } from '@/features/organization/administration/labels';
import { useSend } from '@/features/organization/administration/use-send';
import { upload } from '@/lib/api/browser';
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
const ACCEPTED = '.pdf,.doc,.docx,.xls,.xlsx,image/jpeg,image/png,image/webp';

/** The record as it stands; only what is changed is asked about. */
export function CorrectionForm({ data }: { data: OwnData }) {
  const router = useRouter();
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [before] = useState(
    () =>
      Object.fromEntries(FIELDS.map((name) => [name, data[name] ?? ''])) as Record<
        CorrectionField,
        string
      >,
  );
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState<
    readonly { field: string; code: string; message: string }[]
  >([]);
  // The same sending, repeated after an answer got lost, is the same request.
  const key = useRef(crypto.randomUUID());

  const change = (work: () => void) => {
    key.current = crypto.randomUUID();
    work();
  };
  const errorOf = (name: string) =>
    missing.find(({ field }) => field === name)?.message ?? errorAt(name);
  const field = (name: CorrectionField) => ({
    id: name,
    label: CORRECTION_FIELD[name],
    error: errorOf(name),
    value: values[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      change(() => setValues((all) => ({ ...all, [name]: value })));
    },
  });
  const fileField = {
    id: 'file',
    label: 'Dokumen',
    hint: 'PDF, Word, Excel, atau foto dokumen, paling besar 10 MB. Hanya Anda dan admin instansi yang dapat membukanya.',
    error: errorOf('file') ?? errorOf('photo'),
  };

  const submit = async () => {
    const changed = FIELDS.filter(
      (name) => values[name] !== before[name] && (values[name] !== '' || !KEPT.has(name)),
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
    const form = new FormData();
    for (const name of changed) form.append(name, values[name]);
    form.append('reason', reason);
    form.append(file.type.startsWith('image/') ? 'photo' : 'file', file, file.name);
    let id = '';
    const isDone = await send(async () => {
      ({ id } = await upload<CorrectionRequest>('/api/v1/correction-requests', form, key.current));
    }, 'Permintaan diajukan kepada admin instansi.');
    if (isDone) router.push(`/saya/perbaikan/${id}`);
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
        onChange={(event) => {
          const { value } = event.target;
          change(() => setReason(value));
        }}
      />
      <Field {...fileField}>
        <input
          {...describedBy(fileField)}
          className="input"
          type="file"
          accept={ACCEPTED}
          onChange={(event) => {
            const chosen = event.target.files?.[0] ?? null;
            change(() => setFile(chosen));
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
