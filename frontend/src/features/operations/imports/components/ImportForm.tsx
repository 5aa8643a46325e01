'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { toast } from '@/components/ui/Toast';
import { upload } from '@/lib/api/browser';
import { count, fileSize } from '@/lib/format';
import { fieldErrorsOf, type FieldProblem, messageOf } from '@/lib/problem';
import { IMPORT_KINDS, type ImportKind, type ImportResult } from '../labels';
import { ImportOutcome } from './ImportOutcome';
import { ProblemTable } from './ProblemTable';
import { RowQuestions } from './RowQuestions';

interface Failure {
  message: string;
  errors: readonly FieldProblem[];
}

/** Holdings and the structure have dates. */
const isDated = (kind: ImportKind): boolean => kind === 'employees' || kind === 'units';

/** Choose, look at everything the file would do, then apply it: two calls with the same file. */
export function ImportForm({ today, start }: { today: string; start: ImportKind }) {
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>(start);
  const [file, setFile] = useState<File | null>(null);
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [year, setYear] = useState(today.slice(0, 4));
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState<ReadonlyMap<number, string>>(new Map());

  const forget = () => {
    setResult(null);
    setFailure(null);
  };

  const send = async (dryRun: boolean) => {
    if (!file) {
      const message = 'Pilih berkas terlebih dahulu.';
      setFailure({ message, errors: [{ field: 'file', code: 'required', message }] });
      return;
    }
    setBusy(true);
    forget();
    const query = new URLSearchParams({ kind, dryRun: String(dryRun) });
    if (isDated(kind)) query.set('effectiveFrom', effectiveFrom);
    if (kind === 'goals') query.set('year', year);
    const said = [...answers].filter(([, answer]) => answer !== '');
    if (said.length > 0)
      query.set('answers', said.map(([row, answer]) => `${row}:${answer}`).join(','));
    const form = new FormData();
    form.set('file', file);
    try {
      const answer = await upload<ImportResult>(`/api/v1/imports?${query}`, form);
      setResult(answer);
      if (answer.applied) {
        // Importing an agency lets the installer go on in it: that must not happen unseen.
        toast(
          kind === 'agency'
            ? 'Impor diterapkan. Impor berikutnya masuk ke instansi ini.'
            : 'Impor diterapkan.',
        );
        router.refresh();
      }
    } catch (problem) {
      setFailure({ message: messageOf(problem), errors: fieldErrorsOf(problem) });
    } finally {
      setBusy(false);
    }
  };

  const errorAt = (field: string) =>
    failure?.errors.find((error) => error.field === field)?.message;
  const summary = result?.summary;
  const changes = summary ? summary.created + summary.moved + summary.corrected : 0;
  const canApply =
    result !== null &&
    !result.applied &&
    result.rejected.length === 0 &&
    result.questions.length === 0 &&
    changes > 0;

  return (
    <div className="two">
      <div>
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send(true);
          }}
        >
          <Choices
            legend="Yang diimpor"
            name="kind"
            choices={IMPORT_KINDS}
            selected={kind}
            onSelect={(value) => {
              const next = IMPORT_KINDS.find((choice) => choice.value === value);
              if (next) setKind(next.value);
              forget();
            }}
          />
          <TextField
            id="file"
            label="Berkas CSV atau XLSX"
            hint={file ? fileSize(file.size) : 'Paling besar 20 MB'}
            error={errorAt('file')}
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setAnswers(new Map());
              forget();
            }}
          />
          {isDated(kind) ? (
            <TextField
              id="effectiveFrom"
              label="Perubahan berlaku mulai"
              hint={
                kind === 'units'
                  ? 'Hasil hari-hari sebelumnya tetap menurut struktur lama'
                  : 'Jabatan lama berakhir sehari sebelumnya'
              }
              error={errorAt('effectiveFrom')}
              type="date"
              required
              value={effectiveFrom}
              onChange={(event) => {
                setEffectiveFrom(event.target.value);
                forget();
              }}
            />
          ) : null}
          {kind === 'goals' ? (
            <TextField
              id="year"
              label="Tahun pohon kinerja"
              error={errorAt('year')}
              type="number"
              min={2000}
              max={2100}
              required
              value={year}
              onChange={(event) => {
                setYear(event.target.value);
                forget();
              }}
            />
          ) : null}
          <div className="acts-row mt-6">
            <Button type="submit" busy={busy} variant={canApply ? 'default' : 'primary'}>
              {busy ? 'Memeriksa …' : 'Periksa berkas'}
            </Button>
            {canApply ? (
              <Button variant="primary" busy={busy} onClick={() => void send(false)}>
                Terapkan {count(changes)} baris
              </Button>
            ) : null}
          </div>
        </form>
        <div aria-live="polite" className="mt-6">
          {result ? <ImportOutcome result={result} isPreview={!result.applied} /> : null}
        </div>
        {result ? (
          <div className="mt-6">
            <RowQuestions
              questions={result.questions}
              answers={answers}
              onAnswer={(row, answer) => setAnswers(new Map([...answers, [row, answer]]))}
            />
            <ProblemTable id="ditolak" title="Baris ditolak" problems={result.rejected} />
            <ProblemTable id="peringatan" title="Peringatan" problems={result.warnings} />
          </div>
        ) : null}
      </div>
      <aside>
        <h2 className="label">Templat untuk diisi</h2>
        <ul className="rows">
          {IMPORT_KINDS.map(({ value, label }) => (
            <li key={value} className="item">
              <span className="item-b">
                <b>{label}</b>
              </span>
              <a className="tap" href={`/api/v1/imports/templates/${value}?format=xlsx`} download>
                XLSX
              </a>
              <a className="tap" href={`/api/v1/imports/templates/${value}?format=csv`} download>
                CSV
              </a>
            </li>
          ))}
        </ul>
        <p className="muted sm mt-4">
          Urutannya: instansi, unit, pegawai, lalu sasaran. Semua baris diterapkan bersama atau
          tidak sama sekali; berkas yang sama boleh dikirim lagi dan tidak mengubah apa pun.
        </p>
      </aside>
    </div>
  );
}
