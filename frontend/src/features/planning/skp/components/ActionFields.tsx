'use client';

import { Button, IconButton } from '@/components/ui/Button';
import { SelectField, TextField } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { NumberField } from '@/components/ui/NumberField';
import { emptyAction } from '../draft';
import { periodLabel } from '../labels';
import type { RhkEditorProps } from './rhk-editor-props';

/** The rencana aksi of an RHK; folded until asked for, or until one has an error. */
export function ActionFields({ rhk, index, skp, errorAt, onChange }: RhkEditorProps) {
  const slots = skp.slots.map((slot) => slot.period);
  const hasError = rhk.actionItems.some((_, at) =>
    ['period', 'text', 'target'].some((field) =>
      errorAt(`rhk.${index}.actionItems.${at}.${field}`),
    ),
  );
  const edit = (key: string, part: object) =>
    onChange({
      actionItems: rhk.actionItems.map((item) => (item.key === key ? { ...item, ...part } : item)),
    });
  return (
    <details className="mt-3" open={hasError || undefined}>
      <summary>
        Rencana aksi ({rhk.actionItems.length}) <Icon name="down" />
      </summary>
      {rhk.actionItems.length === 0 ? (
        <p className="sm muted">
          Bila tidak diisi, satu rencana aksi dibuat untuk setiap periode pelaporan.
        </p>
      ) : null}
      {rhk.actionItems.map((item, at) => {
        const path = `rhk.${index}.actionItems.${at}`;
        const periods = slots.includes(item.period) ? slots : [item.period, ...slots];
        return (
          <div key={item.key} className="grid3">
            <SelectField
              id={`${path}.period`}
              label="Periode"
              value={item.period}
              error={errorAt(`${path}.period`)}
              onChange={(event) => edit(item.key, { period: event.target.value })}
            >
              {periods.map((period) => (
                <option key={period} value={period}>
                  {periodLabel(period)}
                </option>
              ))}
            </SelectField>
            <TextField
              id={`${path}.text`}
              label="Yang dikerjakan"
              value={item.text}
              error={errorAt(`${path}.text`)}
              onChange={(event) => edit(item.key, { text: event.target.value })}
            />
            <NumberField
              id={`${path}.target`}
              label="Target"
              value={item.target}
              unit={item.unit}
              error={errorAt(`${path}.target`)}
              onChange={(target) => edit(item.key, { target })}
            />
            <TextField
              id={`${path}.unit`}
              label="Satuan"
              value={item.unit}
              onChange={(event) => edit(item.key, { unit: event.target.value })}
            />
            <IconButton
              icon="trash"
              label={`Hapus rencana aksi ${at + 1} RHK ${index + 1}`}
              onClick={() =>
                onChange({ actionItems: rhk.actionItems.filter((one) => one.key !== item.key) })
              }
            />
          </div>
        );
      })}
      <Button
        icon="plus"
        className="mt-2"
        onClick={() => onChange({ actionItems: [...rhk.actionItems, emptyAction(slots[0] ?? '')] })}
      >
        Tambah rencana aksi
      </Button>
    </details>
  );
}
