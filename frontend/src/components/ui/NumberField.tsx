'use client';

import { numberWords, readNumber, typedNumber } from '@/lib/number';
import { Button } from './Button';
import { describedBy, Field, type FieldProps } from './Field';

export interface NumberReadingProps {
  id: string;
  value: string;
  onChange: (text: string) => void;
  /** Stands behind the number as it is read back: dokumen, persen. */
  unit?: string;
  max?: number;
  /** Words are a value too: WTP, 82,5 - 85. */
  allowsWords?: boolean;
}

/** How a typed number reads, in figures and words, before it is kept; a choice where it may mean two. */
export function NumberReading({ id, value, onChange, unit, max, allowsWords }: NumberReadingProps) {
  const read = readNumber(value, max);
  const isPlain = /^\d{1,3}$/.test(value.trim());
  return (
    <div id={`${id}-reading`} aria-live="polite" className="reading">
      {read.kind === 'number' && !isPlain ? (
        <span className="hint">
          {[`Dibaca ${typedNumber(read.value)}`, unit].filter(Boolean).join(' ')}
          {numberWords(read.value) ? `, ${numberWords(read.value)}` : ''}
        </span>
      ) : null}
      {read.kind === 'doubt' ? (
        <>
          <span className="hint">
            {read.values.length > 0
              ? 'Koma untuk desimal. Maksud Anda:'
              : 'Terlalu besar. Titik untuk ribuan, koma untuk desimal.'}
          </span>
          <span className="acts-row">
            {read.values.map((choice) => (
              <Button key={choice} onClick={() => onChange(typedNumber(choice))}>
                {typedNumber(choice)}
              </Button>
            ))}
          </span>
        </>
      ) : null}
      {read.kind === 'words' && !allowsWords ? (
        <span className="hint">Belum terbaca sebagai angka. Tulis misalnya 1.250 atau 2,5.</span>
      ) : null}
      {read.kind === 'words' && allowsWords ? (
        <span className="hint">Disimpan sebagai kata; capaiannya dibandingkan oleh orang.</span>
      ) : null}
    </div>
  );
}

/** A number as people write it here, 1.250,5; the form keeps what was typed and sends what was read. */
export function NumberField({
  value,
  onChange,
  unit,
  max,
  allowsWords = false,
  ...field
}: FieldProps & Omit<NumberReadingProps, 'id'>) {
  const described = describedBy(field);
  const ids = [described['aria-describedby'], `${field.id}-reading`].filter(Boolean).join(' ');
  return (
    <Field {...field}>
      <input
        {...described}
        aria-describedby={ids}
        className="input"
        inputMode={allowsWords ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={allowsWords ? 100 : 25}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <NumberReading
        id={field.id}
        value={value}
        onChange={onChange}
        unit={unit}
        max={max}
        allowsWords={allowsWords}
      />
    </Field>
  );
}
