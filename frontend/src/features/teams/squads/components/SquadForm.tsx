'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { CheckAnswers } from '@/components/ui/CheckAnswers';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { Section } from '@/components/ui/Section';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { dateRange, longDate, percent } from '@/lib/format';
import { useKeptForm } from '@/lib/kept-form';
import { readNumber, sentNumber } from '@/lib/number';
import { fieldErrorsOf, messageOf, named, type FieldProblem } from '@/lib/problem';
import type { Squad } from '../labels';
import { type RoleDraft, RolesEditor, toRoleInputs } from './RolesEditor';

export type GoalChoice = components['schemas']['SquadGoalChoiceDto'];

interface Draft {
  goalId: string;
  name: string;
  description: string;
  startsOn: string;
  endsOn: string;
  leaderValidates: boolean;
  roles: RoleDraft[];
}

const LABELS: Record<string, string> = {
  goalId: 'Sasaran yang dilayani',
  ownerUnitId: 'Pemilik kinerja',
  name: 'Nama tim',
  description: 'Tugas tim',
  startsOn: 'Tanggal mulai',
  endsOn: 'Tanggal selesai',
  roles: 'Peran',
};
const ROLE_LABELS: Record<string, string> = {
  title: 'Nama peran',
  count: 'Jumlah orang peran',
  skills: 'Keahlian peran',
  sharePercent: 'Waktu peran',
};

/** "Nama peran ke-2" for `roles.1.title`. */
function labelOf(field: string): string | undefined {
  const [first = '', index, part = ''] = field.split('.');
  const role = first === 'roles' && index !== undefined ? ROLE_LABELS[part] : undefined;
  if (!role) return LABELS[first];
  return `${role} ke-${Number(index) + 1}`;
}

const MAX_PEOPLE = 100;

const idOf = (field: string): string => field.replaceAll('.', '-');

/** A new squad for a goal, or a change of one. What is sent is shown once more before. */
export function SquadForm({
  goals,
  initial,
  squad,
}: {
  goals: readonly GoalChoice[];
  initial: Draft;
  squad?: Squad;
}) {
  const router = useRouter();
  const form = useKeptForm(squad ? `squad:${squad.id}:${squad.version}` : 'squad:new', initial);
  const draft = form.value;
  const [isChecking, setChecking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const set = (changes: Partial<Draft>) => form.change((before) => ({ ...before, ...changes }));
  /** The owner alone says until when a squad works and who validates. */
  const isBound = squad !== undefined && !squad.maySetTerms;
  const goal = goals.find(({ goalId }) => goalId === draft.goalId);

  const check = (event: FormEvent) => {
    event.preventDefault();
    const faults: FieldProblem[] = [];
    if (!squad && !goal)
      faults.push({ field: 'goalId', code: 'required', message: 'Pilih sasaran yang dilayani.' });
    if (draft.name.trim() === '')
      faults.push({ field: 'name', code: 'required', message: 'Isi nama tim.' });
    for (const field of ['startsOn', 'endsOn'] as const)
      if (draft[field] === '')
        faults.push({ field, code: 'required', message: `${LABELS[field]} wajib diisi.` });
    if (draft.startsOn !== '' && draft.endsOn !== '' && draft.endsOn < draft.startsOn)
      faults.push({
        field: 'endsOn',
        code: 'range',
        message: 'Tanggal selesai mendahului tanggal mulai.',
      });
    draft.roles.forEach((role, index) => {
      if (role.title.trim() === '')
        faults.push({
          field: `roles.${index}.title`,
          code: 'required',
          message: `Isi nama peran ke-${index + 1}.`,
        });
      if (!/^[1-9]\d*$/.test(role.count.trim()) || Number(role.count) > MAX_PEOPLE)
        faults.push({
          field: `roles.${index}.count`,
          code: 'range',
          message: `Jumlah orang peran ke-${index + 1} bilangan bulat dari 1 sampai ${MAX_PEOPLE}.`,
        });
      const share = readNumber(role.sharePercent, 100);
      const percentage = share.kind === 'number' ? Number(share.value) : Number.NaN;
      if (!(percentage > 0 && percentage <= 100))
        faults.push({
          field: `roles.${index}.sharePercent`,
          code: 'range',
          message: `Waktu peran ke-${index + 1} lebih dari 0 sampai 100 persen.`,
        });
    });
    setErrors(faults);
    setMessage(undefined);
    setChecking(faults.length === 0);
  };

  const send = async () => {
    setBusy(true);
    setMessage(undefined);
    try {
      const common = {
        name: draft.name,
        description: draft.description,
        startsOn: draft.startsOn,
        endsOn: draft.endsOn,
        roles: toRoleInputs(draft.roles),
      };
      const saved = squad
        ? await unwrap(
            api.PATCH('/api/v1/squads/{id}', {
              params: { path: { id: squad.id } },
              body: { ...common, leaderValidates: draft.leaderValidates, version: squad.version },
            }),
          )
        : await unwrap(
            api.POST('/api/v1/squads', {
              body: { ...common, goalId: draft.goalId, ownerUnitId: goal?.ownerUnitId ?? '' },
            }),
          );
      form.sent();
      router.push(`/tim/${saved.id}`);
      router.refresh();
    } catch (problem) {
      setErrors(named(fieldErrorsOf(problem), labelOf));
      setMessage(messageOf(problem));
      setChecking(false);
      setBusy(false);
    }
  };

  if (isChecking) {
    return (
      <>
        <h2 className="mb-3">Periksa sebelum menyimpan</h2>
        <CheckAnswers
          answers={[
            ...(squad
              ? []
              : [
                  { label: 'Sasaran', value: `${goal?.statement} (${goal?.unitName})` },
                  { label: 'Pemilik kinerja', value: goal?.ownerUnitName },
                ]),
            { label: 'Nama tim', value: draft.name },
            { label: 'Waktu', value: dateRange(draft.startsOn, draft.endsOn) },
            ...draft.roles.map((role) => ({
              label: role.title,
              value: `${role.count} orang, sekitar ${percent(sentNumber(role.sharePercent, 100) ?? '')} waktu. ${role.skills ? `Perlu ${role.skills}` : 'Tanpa syarat keahlian'}`,
            })),
          ]}
        />
        <div className="acts-row mt-6">
          <Button variant="primary" busy={busy} onClick={() => void send()}>
            {squad ? 'Simpan perubahan' : 'Bentuk tim'}
          </Button>
          <Button onClick={() => setChecking(false)}>Ubah</Button>
        </div>
      </>
    );
  }
  return (
    <form onSubmit={check} noValidate className="max-w-3xl">
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      <ErrorSummary message={message} errors={errors} fieldId={idOf} />
      {squad ? null : (
        <SelectField
          id="goalId"
          label="Sasaran yang dilayani"
          hint="Sasaran dengan pengampu di unit Anda"
          error={errorOf('goalId')}
          value={draft.goalId}
          onChange={(event) => set({ goalId: event.target.value })}
        >
          <option value="">Pilih sasaran</option>
          {goals.map((choice) => (
            <option key={choice.goalId} value={choice.goalId}>
              {choice.statement} ({choice.unitName})
              {choice.squadCount > 0 ? `, ${choice.squadCount} tim` : ''}
            </option>
          ))}
        </SelectField>
      )}
      {goal ? <p className="sm muted mt-2">Pemilik kinerja: {goal.ownerUnitName}.</p> : null}
      <TextField
        id="name"
        label="Nama tim"
        value={draft.name}
        maxLength={200}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextArea
        id="description"
        label="Tugas tim"
        optional
        value={draft.description}
        maxLength={2000}
        error={errorOf('description')}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="row2 mt-6">
        <TextField
          id="startsOn"
          type="date"
          label="Mulai"
          value={draft.startsOn}
          error={errorOf('startsOn')}
          onChange={(event) => set({ startsOn: event.target.value })}
        />
        <div className="field !mt-0">
          {isBound ? (
            <>
              <span className="label">Selesai</span>
              <p>{longDate(squad.endsOn)}</p>
            </>
          ) : (
            <TextField
              id="endsOn"
              type="date"
              label="Selesai"
              value={draft.endsOn}
              error={errorOf('endsOn')}
              onChange={(event) => set({ endsOn: event.target.value })}
            />
          )}
        </div>
      </div>
      {isBound ? (
        <div className="field mt-6">
          <span className="label">Validasi aktivitas</span>
          <p>
            {squad.leaderValidates
              ? 'Ketua tim memvalidasi aktivitas.'
              : 'Aktivitas divalidasi atasan yang RHK-nya diintervensi.'}
          </p>
          <p className="hint">
            Akhir masa tim dan siapa yang memvalidasi hanya diubah oleh Kepala Unit pemilik kinerja.
          </p>
        </div>
      ) : null}
      {squad && !isBound ? (
        <label className="choice mt-6 !px-0">
          <input
            type="checkbox"
            checked={draft.leaderValidates}
            onChange={(event) => set({ leaderValidates: event.target.checked })}
          />
          <span>
            <b>Ketua tim memvalidasi aktivitas</b>
            <small>Tanpa ini, aktivitas divalidasi atasan yang RHK-nya diintervensi.</small>
          </span>
        </label>
      ) : null}
      <Section id="peran" title="Peran">
        <RolesEditor roles={draft.roles} onChange={(roles) => set({ roles })} errorOf={errorOf} />
      </Section>
      <div className="acts-row mt-6">
        <Button variant="primary" type="submit">
          {squad ? 'Periksa perubahan' : 'Periksa tim'}
        </Button>
        <ButtonLink href={squad ? `/tim/${squad.id}` : '/tim'} onClick={form.sent}>
          Batal
        </ButtonLink>
      </div>
    </form>
  );
}
