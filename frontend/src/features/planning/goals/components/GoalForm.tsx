'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { NumberField } from '@/components/ui/NumberField';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { useKeptForm } from '@/lib/kept-form';
import { sentTarget } from '@/lib/number';
import { ApiError, type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { createGoal, fetchGoal, updateGoal } from '../api';
import { draftOf, emptyIndicator, type GoalDraft, type IndicatorDraft, rebased } from '../draft';
import { GOAL_LEVEL } from '../../words';
import { CASCADINGS, DIRECTIONS, type GoalDetail, LEVEL_ORDER } from '../labels';
import { LatestVersion } from './LatestVersion';

export interface UnitChoice {
  id: string;
  name: string;
}

/** Writes a node: a new one below `parent`, or `goal` itself. */
export function GoalForm({
  goal,
  parent,
  year,
  units,
  onClose,
  onSaved,
}: {
  goal: GoalDetail | null;
  parent: { id: string; statement: string; level: GoalDetail['level'] } | null;
  year: number;
  units: readonly UnitChoice[];
  onClose: () => void;
  onSaved: (goal: GoalDetail) => void;
}) {
  const levels = parent
    ? LEVEL_ORDER.slice(Math.max(1, LEVEL_ORDER.indexOf(parent.level)))
    : LEVEL_ORDER.slice(0, 1);
  /** The version that is written over: the one that was opened, or the latest one fetched since. */
  const [base, setBase] = useState(goal);
  const [initial] = useState((): GoalDraft =>
    goal
      ? draftOf(goal)
      : {
          level: levels[1] ?? levels[0] ?? ('OPERASIONAL' as const),
          cascading: parent ? ('NON_DIRECT' as const) : null,
          statement: '',
          unitId: '',
          indicators: [emptyIndicator()],
        },
  );
  const form = useKeptForm<GoalDraft>(
    goal ? `goal:${goal.id}:${goal.version}` : `goal:new:${year}:${parent?.id ?? ''}`,
    initial,
  );
  const draft = form.value;
  const { level, cascading, statement, unitId, indicators } = draft;
  const keepsOther = base?.pengampu != null && base.pengampu.kind !== 'unit';
  const [isStale, setStale] = useState(false);
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  const set = (part: Partial<GoalDraft>) => form.change((before) => ({ ...before, ...part }));
  const setIndicators = (next: (rows: readonly IndicatorDraft[]) => IndicatorDraft[]) =>
    form.change((before) => ({ ...before, indicators: next(before.indicators) }));
  const change = (key: string, part: Partial<IndicatorDraft>) =>
    setIndicators((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  const save = async () => {
    setBusy(true);
    setErrors([]);
    setMessage(undefined);
    const content = {
      level,
      cascading,
      statement,
      ...(keepsOther && unitId === '' ? {} : { pengampuUnitId: unitId === '' ? null : unitId }),
      indicators: indicators
        .filter((row) => row.text !== '' || row.unit !== '' || row.target !== '')
        .map(({ id, text, unit, target, direction, formula }) => {
          const sent = sentTarget(target);
          return {
            ...(id ? { id } : {}),
            text,
            unit,
            target: sent.target,
            targetWords: sent.words,
            direction,
            formula: formula === '' ? null : formula,
          };
        }),
    };
    try {
      const saved = base
        ? await updateGoal(base, content)
        : await createGoal(content, { year, parentId: parent?.id ?? null });
      form.sent();
      onSaved(saved);
    } catch (error) {
      const lostRace = error instanceof ApiError && error.code === 'stale_version';
      setStale(lostRace);
      setErrors(fieldErrorsOf(error));
      setMessage(lostRace ? undefined : messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  const takeLatest = async () => {
    if (!base) return;
    try {
      const latest = await fetchGoal(base.id);
      form.change((mine) => rebased(draftOf(base), mine, draftOf(latest)));
      setBase(latest);
      setStale(false);
      setMessage(undefined);
    } catch (error) {
      setMessage(messageOf(error));
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={goal ? 'Ubah sasaran' : parent ? 'Tambah sasaran' : 'Tambah sasaran teratas'}
    >
      {parent && !goal ? <p className="sm muted">Di bawah: {parent.statement}</p> : null}
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      <ErrorSummary
        title={errors.length > 0 ? undefined : 'Sasaran belum tersimpan'}
        errors={errors}
        message={message}
        fieldId={(field) => `goal-${field}`}
      />
      {goal && base ? (
        <LatestVersion
          isStale={isStale}
          latest={base === goal ? null : base}
          draft={draft}
          onTake={takeLatest}
        />
      ) : null}
      <TextArea
        id="goal-statement"
        label="Sasaran"
        hint="Tulis sebagai keadaan yang dicapai, misalnya “Terselesaikannya layanan …”."
        value={statement}
        error={errorAt('statement')}
        onChange={(event) => set({ statement: event.target.value })}
      />
      <SelectField
        id="goal-level"
        label="Tingkat"
        value={level}
        error={errorAt('level')}
        onChange={(event) => {
          const next = LEVEL_ORDER.find((one) => one === event.target.value);
          if (next) set({ level: next });
        }}
      >
        {levels.map((one) => (
          <option key={one} value={one}>
            {GOAL_LEVEL[one]}
          </option>
        ))}
      </SelectField>
      {parent || goal?.parentId ? (
        <SelectField
          id="goal-cascading"
          label="Cara penurunan"
          value={cascading ?? ''}
          error={errorAt('cascading')}
          onChange={(event) =>
            set({
              cascading:
                event.target.value === 'DIRECT' || event.target.value === 'NON_DIRECT'
                  ? event.target.value
                  : null,
            })
          }
        >
          <option value="">Belum ditentukan</option>
          <option value="DIRECT">{CASCADINGS.DIRECT}</option>
          <option value="NON_DIRECT">{CASCADINGS.NON_DIRECT}</option>
        </SelectField>
      ) : null}
      <SelectField
        id="goal-pengampuUnitId"
        label="Unit pengampu"
        hint={keepsOther ? `Kini: ${base?.pengampu?.name ?? ''}` : undefined}
        value={unitId}
        error={errorAt('pengampuUnitId')}
        onChange={(event) => set({ unitId: event.target.value })}
      >
        <option value="">{keepsOther ? 'Biarkan seperti sekarang' : 'Belum ada'}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </SelectField>
      {indicators.map((row, index) => (
        <fieldset key={row.key} className="field">
          <legend className="label">Indikator {index + 1}</legend>
          <TextField
            id={`goal-indicators.${index}.text`}
            label="Indikator"
            value={row.text}
            error={errorAt(`indicators.${index}.text`)}
            onChange={(event) => change(row.key, { text: event.target.value })}
          />
          <div className="pair-fields">
            <NumberField
              id={`goal-indicators.${index}.target`}
              label="Target"
              allowsWords
              value={row.target}
              unit={row.unit}
              error={
                errorAt(`indicators.${index}.target`) ?? errorAt(`indicators.${index}.targetWords`)
              }
              onChange={(target) => change(row.key, { target })}
            />
            <TextField
              id={`goal-indicators.${index}.unit`}
              label="Satuan"
              value={row.unit}
              error={errorAt(`indicators.${index}.unit`)}
              onChange={(event) => change(row.key, { unit: event.target.value })}
            />
          </div>
          <SelectField
            id={`goal-indicators.${index}.direction`}
            label="Arah"
            value={row.direction}
            onChange={(event) =>
              change(row.key, { direction: event.target.value === 'LOWER' ? 'LOWER' : 'HIGHER' })
            }
          >
            <option value="HIGHER">{DIRECTIONS.HIGHER}</option>
            <option value="LOWER">{DIRECTIONS.LOWER}</option>
          </SelectField>
          <TextField
            id={`goal-indicators.${index}.formula`}
            label="Formula"
            optional
            value={row.formula}
            onChange={(event) => change(row.key, { formula: event.target.value })}
          />
          <Button
            variant="plain"
            icon="trash"
            onClick={() => setIndicators((rows) => rows.filter((one) => one.key !== row.key))}
          >
            Hapus indikator {index + 1}
          </Button>
        </fieldset>
      ))}
      <Button icon="plus" onClick={() => setIndicators((rows) => [...rows, emptyIndicator()])}>
        Tambah indikator
      </Button>
      <div className="acts-row">
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          Simpan sasaran
        </Button>
        <Button
          onClick={() => {
            form.discard();
            onClose();
          }}
        >
          Batal
        </Button>
      </div>
    </Dialog>
  );
}
