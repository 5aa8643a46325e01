'use client';

import { useState, type ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './Field';

/** A password with a button that says what it does. */
export function PasswordField({
  id,
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, 'id' | 'type'>) {
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="pw">
        <input
          {...rest}
          {...describedBy({ id, hint, error })}
          className="input"
          type={shown ? 'text' : 'password'}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Sembunyikan' : 'Perlihatkan'}
        </button>
      </div>
    </Field>
  );
}
