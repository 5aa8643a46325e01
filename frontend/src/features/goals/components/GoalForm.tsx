'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { createGoal, updateGoal } from '../api';
import { CASCADINGS, DIRECTIONS, type GoalDetail, LEVEL_ORDER, LEVELS } from '../labels';

export interface UnitChoice {
  id: string;
  name: string;
}

interface IndicatorDraft {
  key: string;
  id?: string;
  text: string;
  unit: string;
  target: string;
  direction: 'HIGHER' | 'LOWER';
  formula: string;
}

const emptyIndicator = (): IndicatorDraft => ({
  key: crypto.randomUUID(),
  text: '',
  unit: '',
  target: '',
  direction: 'HIGHER',
  formula: '',
});

const draftsOf = (goal: GoalDetail | null): IndicatorDraft[] =>
  goal
    ? goal.indicators.map(({ id, text, unit, target, direction, formula }) => ({
        key: id,
        id,
        text,
        unit,
        target: target ?? '',
        direction,
        formula: formula ?? '',
      }))
    : [emptyIndicator()];

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
  const [level, setLevel] = useState(goal?.level ?? levels[1] ?? levels[0] ?? 'OPERASIONAL');
  const [cascading, setCascading] = useState<GoalDetail['cascading']>(
    goal ? goal.cascading : parent ? 'NON_DIRECT' : null,
  );
  const [statement, setStatement] = useState(goal?.statement ?? '');
  const isUnit = goal?.pengampu?.kind === 'unit';
  const [unitId, setUnitId] = useState(isUnit ? (goal?.pengampu?.id ?? '') : '');
  const keepsOther = goal?.pengampu != null && !isUnit;
  const [indicators, setIndicators] = useState(() => draftsOf(goal));
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
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
        .map(({ id, text, unit, target, direction, formula }) => ({
          ...(id ? { id } : {}),
          text,
          unit,
          target: target === '' ? null : target,
          direction,
          formula: formula === '' ? null : formula,
        })),
    };
    try {
      const saved = goal
        ? await updateGoal(goal, content)
        : await createGoal(content, { year, parentId: parent?.id ?? null });
      onSaved(saved);
    } catch (error) {
      setErrors(fieldErrorsOf(error));
      setMessage(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={goal ? 'Ubah sasaran' : parent ? 'Tambah sasaran' : 'Tambah sasaran teratas'}
    >
      {parent && !goal ? <p className="sm muted">Di bawah: {parent.statement}</p> : null}
      <ErrorSummary errors={errors} message={message} fieldId={(field) => `goal-${field}`} />
      <TextArea
        id="goal-statement"
        label="Sasaran"
        hint="Tulis sebagai keadaan yang dicapai, misalnya “Terselesaikannya layanan …”."
        value={statement}
        error={errorAt('statement')}
        onChange={(event) => setStatement(event.target.value)}
      />
      <SelectField
        id="goal-level"
        label="Tingkat"
        value={level}
        error={errorAt('level')}
        onChange={(event) => {
          const next = LEVEL_ORDER.find((one) => one === event.target.value);
          if (next) setLevel(next);
        }}
      >
        {levels.map((one) => (
          <option key={one} value={one}>
            {LEVELS[one]}
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
            setCascading(
              event.target.value === 'DIRECT' || event.target.value === 'NON_DIRECT'
                ? event.target.value
                : null,
            )
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
        hint={keepsOther ? `Kini: ${goal?.pengampu?.name ?? ''}` : undefined}
        value={unitId}
        error={errorAt('pengampuUnitId')}
        onChange={(event) => setUnitId(event.target.value)}
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
            <TextField
              id={`goal-indicators.${index}.target`}
              label="Target"
              inputMode="decimal"
              value={row.target}
              error={errorAt(`indicators.${index}.target`)}
              onChange={(event) => change(row.key, { target: event.target.value })}
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
        <Button onClick={onClose}>Batal</Button>
      </div>
    </Dialog>
  );
}
