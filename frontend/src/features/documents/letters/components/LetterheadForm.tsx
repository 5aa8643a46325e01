'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { describedBy, Field, TextField } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { useSend } from '@/features/organization/administration/use-send';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';
import { useKeptForm } from '@/lib/kept-form';
import { LetterKop } from './LetterSheet';

type Letterhead = components['schemas']['LetterheadDto'];
type Version = components['schemas']['LetterheadVersionDto'];
type Fields = Required<components['schemas']['LetterheadFieldsDto']>;
type Preview = components['schemas']['LetterheadPreviewDto'];
type Line = Exclude<keyof Fields, 'emblem'>;

const LINES: readonly { field: Line; label: string; hint?: string }[] = [
  { field: 'agencyLine', label: 'Nama pemerintah daerah', hint: 'Baris pertama kop' },
  { field: 'unitLine', label: 'Nama unit organisasi', hint: 'Bila berbeda dari nama unitnya' },
  { field: 'address', label: 'Alamat', hint: 'Jalan, nomor, dan kota' },
  { field: 'postalCode', label: 'Kode pos' },
  { field: 'phone', label: 'Telepon' },
  { field: 'fax', label: 'Faksimile' },
  { field: 'website', label: 'Laman' },
  { field: 'email', label: 'Pos-el' },
  { field: 'place', label: 'Tempat pada baris tanggal' },
];
const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LINES.map(({ field, label }) => [field, label])),
  file: 'Lambang',
  emblem: 'Lambang',
};

async function upload(file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const { emblem } = await unwrap(
    api.POST('/api/v1/letterhead-emblems', {
      body: body as never,
      bodySerializer: (form: unknown) => form as FormData,
    }),
  );
  return emblem;
}

/** Empty lines are null; every field is there, in one order. */
const fieldsOf = (given: Partial<Fields>): Fields =>
  Object.fromEntries(
    [...LINES.map(({ field }) => field), 'emblem' as const].map((field) => [
      field,
      given[field]?.trim() || null,
    ]),
  ) as unknown as Fields;

/** The lines of one kop and its lambang, with a sample letter before anything is saved. */
export function LetterheadForm({
  letterhead,
  versions,
  mayEdit,
}: {
  letterhead: Letterhead;
  versions: readonly Version[];
  mayEdit: boolean;
}) {
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const { unitId, version } = letterhead;
  const form = useKeptForm<Fields>(
    `letterhead:${unitId ?? 'agency'}:${version}`,
    fieldsOf(letterhead.own as Partial<Fields>),
  );
  const [preview, setPreview] = useState<Preview>(letterhead);
  const sample = useRef<HTMLElement>(null);
  const fields = form.value;
  const change = (part: Partial<Fields>) => form.change((before) => ({ ...before, ...part }));

  const show = async (wanted: Fields) =>
    setPreview(
      await unwrap(
        api.POST('/api/v1/letterheads/preview', { body: { ...fieldsOf(wanted), unitId } }),
      ),
    );
  const save = async () => {
    const body = { ...fieldsOf(fields), version };
    if (unitId === null) await unwrap(api.PUT('/api/v1/agency/letterhead', { body }));
    else
      await unwrap(
        api.PUT('/api/v1/units/{id}/letterhead', { params: { path: { id: unitId } }, body }),
      );
    form.sent();
  };
  const loadEarlier = (earlier: Version) =>
    send(async () => {
      const wanted = fieldsOf(earlier.fields as Partial<Fields>);
      change(wanted);
      await show(wanted);
    }, 'Isian sebelumnya dimuat. Simpan agar dipakai lagi.');

  const emblemField = {
    id: 'file',
    hint: 'PNG, JPEG, atau WebP; sedikitnya 200 piksel tiap sisi, paling besar 2 MB',
    error: errorAt('file') ?? errorAt('emblem'),
  };

  return (
    <>
      <section ref={sample} tabIndex={-1} className="kop-sample" aria-label="Contoh kop surat">
        <LetterKop head={preview.head} />
        <p>{preview.place}, 24 November 2026</p>
      </section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(save, 'Kop surat disimpan.');
        }}
      >
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
        <fieldset disabled={!mayEdit}>
          <legend className="vh">Kop surat</legend>
          <Field {...emblemField} label="Lambang daerah" optional>
            {fields.emblem ? (
              <span className="flex items-center gap-4 mb-2">
                {/* eslint-disable-next-line @next/next/no-img-element -- bytes behind the session, of a fixed size */}
                <img
                  src={`/api/v1/letterhead-emblems/${fields.emblem}`}
                  alt="Lambang yang terpasang"
                  width={56}
                  height={64}
                  className="h-16 w-14 object-contain"
                />
                {mayEdit ? (
                  <Button onClick={() => change({ emblem: null })}>Lepas lambang</Button>
                ) : null}
              </span>
            ) : null}
            {mayEdit ? (
              <input
                {...describedBy(emblemField)}
                className="input"
                type="file"
                accept="image/png,image/jpeg,image/webp"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (!file) return;
                  void send(async () => {
                    const emblem = await upload(file);
                    change({ emblem });
                    await show({ ...fields, emblem });
                  }, 'Lambang terunggah. Simpan kop surat agar dipakai.');
                }}
              />
            ) : null}
          </Field>
          <div className="kop-fields">
            {LINES.map(({ field, label, hint }) => (
              <TextField
                key={field}
                id={field}
                label={label}
                hint={hint}
                optional
                error={errorAt(field)}
                value={fields[field] ?? ''}
                onChange={(event) => change({ [field]: event.target.value })}
              />
            ))}
          </div>
          {mayEdit ? (
            <div className="acts-row mt-6">
              <Button type="submit" variant="primary" busy={busy}>
                Simpan kop surat
              </Button>
              <Button
                busy={busy}
                onClick={() =>
                  void send(async () => {
                    await show(fields);
                    sample.current?.focus();
                  }, 'Contoh kop diperbarui.')
                }
              >
                Lihat contoh
              </Button>
            </div>
          ) : null}
        </fieldset>
      </form>
      {versions.length > 0 ? (
        <details className="mt-6">
          <summary>
            Riwayat kop surat ini <Icon name="down" />
          </summary>
          <ul className="mt-2">
            {versions.map((earlier) => (
              <li key={earlier.version} className="py-2">
                Versi {earlier.version}, {longDate(earlier.setAt.slice(0, 10))}
                {earlier.setBy ? `, oleh ${earlier.setBy}` : ''}
                <span className="block sm muted">{summaryOf(earlier)}</span>
                {mayEdit && earlier.version !== version ? (
                  <Button busy={busy} onClick={() => void loadEarlier(earlier)}>
                    Pakai isian versi {earlier.version}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const summaryOf = ({ fields }: Version): string => {
  const { emblem, ...lines } = fieldsOf(fields as Partial<Fields>);
  const told = [...Object.values(lines), emblem ? 'lambang terpasang' : null].filter(Boolean);
  return told.join(' · ') || 'Tanpa isian sendiri';
};
