'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { NumberReading } from '@/components/ui/NumberField';
import type { Draft } from '../outbox/types';

const OTHER = '…';

/** Start, end and result. */
export function ResultFields({
  draft,
  units,
  errorOf,
  change,
}: {
  draft: Draft;
  units: readonly string[];
  errorOf: (field: string) => string | undefined;
  change: (part: Partial<Draft>) => void;
}) {
  const known = units.includes(draft.unit);
  const [typesUnit, setTypesUnit] = useState(!known && draft.unit !== '');
  const resultError = errorOf('output.quantity') ?? errorOf('output.unit');
  return (
    <div className="field times">
      <TextField
        id="startsAt"
        label="Mulai"
        type="time"
        required
        value={draft.startsAt}
        error={errorOf('startsAt')}
        onChange={(event) => change({ startsAt: event.target.value })}
      />
      <TextField
        id="endsAt"
        label="Selesai"
        type="time"
        required
        value={draft.endsAt}
        error={errorOf('endsAt')}
        onChange={(event) => change({ endsAt: event.target.value })}
      />
      <div className={resultError ? 'w field bad' : 'w'}>
        <span className="label" id="hasil">
          Hasil (jumlah dan satuan)
        </span>
        {resultError ? (
          <span className="err-msg">
            <Icon name="alert" small />
            {resultError}
          </span>
        ) : null}
        <div className="join" role="group" aria-labelledby="hasil">
          <input
            className="input"
            id="output.quantity"
            aria-label="Jumlah"
            inputMode="decimal"
            maxLength={18}
            aria-describedby="output.quantity-reading"
            value={draft.quantity}
            aria-invalid={errorOf('output.quantity') ? true : undefined}
            onChange={(event) => change({ quantity: event.target.value })}
          />
          {typesUnit ? (
            <input
              className="input"
              id="output.unit"
              aria-label="Satuan"
              maxLength={40}
              value={draft.unit}
              aria-invalid={errorOf('output.unit') ? true : undefined}
              onChange={(event) => change({ unit: event.target.value })}
            />
          ) : (
            <select
              className="input"
              id="output.unit"
              aria-label="Satuan"
              value={draft.unit}
              onChange={(event) => {
                const isOther = event.target.value === OTHER;
                setTypesUnit(isOther);
                change({ unit: isOther ? '' : event.target.value });
              }}
            >
              {units.map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
              <option value={OTHER}>Satuan lain …</option>
            </select>
          )}
        </div>
        <NumberReading
          id="output.quantity"
          value={draft.quantity}
          unit={draft.unit}
          onChange={(quantity) => change({ quantity })}
        />
      </div>
    </div>
  );
}
