'use client';

import { Button, IconButton } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { StatusTag } from '@/components/ui/StatusTag';
import { NumberField } from '@/components/ui/NumberField';
import { emptyIndicator, isComplete } from '../draft';
import { ASPECT_CODES, ASPECTS, PERSPECTIVES, type Rhk } from '../labels';
import { ActionFields } from './ActionFields';
import type { RhkEditorProps } from './rhk-editor-props';

/** One RHK: what it serves, what it promises, its indicators and its rencana aksi. */
export function RhkEditor(props: RhkEditorProps) {
  const { rhk, index, skp, errorAt, isOpen, onOpen, onChange, onRemove } = props;
  const path = `rhk.${index}`;
  return (
    <details
      className="rhk-edit"
      open={isOpen}
      onToggle={(event) => {
        if (event.target === event.currentTarget) onOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span>
          <h3>RHK {index + 1}</h3>{' '}
          {rhk.proposed ? (
            <StatusTag tone="wait">
              Dari surat penugasan{rhk.squadName ? `, ${rhk.squadName}` : ''}
            </StatusTag>
          ) : null}
          {isComplete(rhk) ? null : <StatusTag tone="back">Belum lengkap</StatusTag>}
          {isOpen ? null : <span className="what">{rhk.text || 'Belum ditulis'}</span>}
          <small>
            {rhk.kind === 'utama' ? 'Utama' : 'Tambahan'}, {rhk.indicators.length} indikator,{' '}
            {rhk.actionItems.length} rencana aksi
          </small>
        </span>
        <Icon name="down" />
      </summary>
      <AboveField {...props} />
      <TextArea
        id={`${path}.text`}
        label="Rencana hasil kerja"
        hint="Tulis hasilnya, bukan kegiatannya."
        rows={2}
        value={rhk.text}
        error={errorAt(`${path}.text`)}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="pair-fields">
        <SelectField
          id={`${path}.kind`}
          label="Jenis"
          value={rhk.kind}
          onChange={(event) =>
            onChange({ kind: event.target.value === 'tambahan' ? 'tambahan' : 'utama' })
          }
        >
          <option value="utama">Utama</option>
          <option value="tambahan">Tambahan</option>
        </SelectField>
        {skp.format === 'A' ? (
          <SelectField
            id={`${path}.perspective`}
            label="Perspektif"
            value={rhk.perspective ?? ''}
            onChange={(event) =>
              onChange({
                perspective: PERSPECTIVES.find((one) => one === event.target.value) ?? null,
              })
            }
          >
            <option value="">Belum dipilih</option>
            {PERSPECTIVES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
      <IndicatorFields {...props} />
      <ActionFields {...props} />
      {rhk.proposed ? null : (
        <Button variant="plain" icon="trash" onClick={onRemove}>
          Hapus RHK {index + 1}
        </Button>
      )}
    </details>
  );
}

function AboveField({ rhk, index, skp, choices, errorAt, onChange }: RhkEditorProps) {
  const path = `rhk.${index}`;
  const stored = skp.rhk.find((one) => one.id === rhk.id);
  const known = new Set([
    ...choices.superiorRhk.map((one) => `rhk:${one.id}`),
    ...choices.goals.map((goal) => `goal:${goal.id}`),
  ]);
  return (
    <SelectField
      id={`${path}.intervenedRhkId`}
      label={skp.format === 'A' ? 'Sasaran unit' : 'RHK pimpinan yang diintervensi'}
      hint={
        skp.format !== 'A' && choices.superiorRhk.length === 0
          ? 'RHK pimpinan belum ada, jadi pilih sasaran unit untuk sementara.'
          : undefined
      }
      value={rhk.above}
      error={errorAt(`${path}.intervenedRhkId`) ?? errorAt(`${path}.goalId`)}
      onChange={(event) => onChange({ above: event.target.value })}
    >
      <option value="">Belum dipilih</option>
      {rhk.above !== '' && !known.has(rhk.above) ? (
        <option value={rhk.above}>{storedAbove(stored)}</option>
      ) : null}
      {choices.superiorRhk.length > 0 ? (
        <optgroup label="RHK pimpinan">
          {choices.superiorRhk.map((one) => (
            <option key={one.id} value={`rhk:${one.id}`}>
              {one.text} ({one.ownerName})
            </option>
          ))}
        </optgroup>
      ) : null}
      <optgroup label="Sasaran unit dan atasannya">
        {choices.goals.map((goal) => (
          <option key={goal.id} value={`goal:${goal.id}`}>
            {goal.statement} ({goal.unitName})
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}

const storedAbove = (rhk: Rhk | undefined): string =>
  rhk?.context.intervened?.text ?? rhk?.context.chain.at(-1)?.statement ?? 'Pilihan sebelumnya';

function IndicatorFields({ rhk, index, skp, errorAt, onChange }: RhkEditorProps) {
  const hasAspects = skp.format === 'B';
  const edit = (key: string, part: object) =>
    onChange({
      indicators: rhk.indicators.map((row) => (row.key === key ? { ...row, ...part } : row)),
    });
  const free = ASPECT_CODES.filter(
    (aspect) => !rhk.indicators.some((row) => row.aspect === aspect),
  );
  return (
    <fieldset className="field" id={`rhk.${index}.indicators`}>
      <legend className="label">Indikator kinerja individu</legend>
      {errorAt(`rhk.${index}.indicators`) ? (
        <p className="err-msg">{errorAt(`rhk.${index}.indicators`)}</p>
      ) : null}
      {rhk.indicators.map((row, at) => {
        const path = `rhk.${index}.indicators.${at}`;
        return (
          <div key={row.key} className="grid3">
            {hasAspects ? (
              <SelectField
                id={`${path}.aspect`}
                label="Aspek"
                value={row.aspect ?? ''}
                error={errorAt(`${path}.aspect`)}
                onChange={(event) => edit(row.key, { aspect: event.target.value || null })}
              >
                <option value="">Belum dipilih</option>
                {Object.entries(ASPECTS).map(([code, word]) => (
                  <option key={code} value={code}>
                    {word}
                  </option>
                ))}
              </SelectField>
            ) : (
              <span className="sm muted self-center">Indikator {at + 1}</span>
            )}
            <TextField
              id={`${path}.text`}
              label={skp.format === 'C' ? 'Ukuran keberhasilan' : 'Indikator'}
              value={row.text}
              error={errorAt(`${path}.text`)}
              onChange={(event) => edit(row.key, { text: event.target.value })}
            />
            <NumberField
              id={`${path}.target`}
              label="Target"
              allowsWords
              value={row.target}
              unit={row.unit}
              error={errorAt(`${path}.target`)}
              onChange={(target) => edit(row.key, { target })}
            />
            <TextField
              id={`${path}.unit`}
              label="Satuan"
              value={row.unit}
              onChange={(event) => edit(row.key, { unit: event.target.value })}
            />
            <IconButton
              icon="trash"
              label={`Hapus indikator ${at + 1} RHK ${index + 1}`}
              onClick={() =>
                onChange({ indicators: rhk.indicators.filter((one) => one.key !== row.key) })
              }
            />
          </div>
        );
      })}
      {!hasAspects || free.length > 0 ? (
        <Button
          icon="plus"
          className="mt-2"
          onClick={() => {
            const next = emptyIndicator(skp.format);
            const [aspect] = free;
            onChange({
              indicators: [
                ...rhk.indicators,
                hasAspects ? { ...next, aspect: aspect ?? null } : next,
              ],
            });
          }}
        >
          Tambah indikator
        </Button>
      ) : null}
    </fieldset>
  );
}
