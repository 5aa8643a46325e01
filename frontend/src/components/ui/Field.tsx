import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon';

export interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The same words as in the error summary. */
  error?: string;
  optional?: boolean;
}

/** Label above, hint, error, control. `children` gets the ids for aria. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={error ? 'field bad' : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
        {optional ? <span className="muted font-normal"> (tidak wajib)</span> : null}
      </label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="err-msg" id={`${id}-error`}>
          <Icon name="alert" small />
          {error}
        </span>
      ) : null}
      {children}
    </div>
  );
}

export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': ids || undefined,
    'aria-invalid': error ? true : undefined,
  } as const;
}

type ControlProps<Tag extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Tag>, 'id'>;

function split<Rest extends object>({
  id,
  label,
  hint,
  error,
  optional,
  ...rest
}: FieldProps & Rest) {
  return { field: { id, label, hint, error, optional }, rest };
}

/** Text, number, date, time, search: `type` says which; native on phones. */
export function TextField(props: ControlProps<'input'>) {
  const { field, rest } = split(props);
  return (
    <Field {...field}>
      <input {...rest} {...describedBy(field)} className={`input ${rest.className ?? ''}`} />
    </Field>
  );
}

/**
 * With `maxLength` and a controlled `value` it counts. What is longer stays, and is said to be too long: the browser's own
 * limit would cut what somebody pastes without a word.
 */
export function TextArea(props: ControlProps<'textarea'>) {
  const { field, rest: given } = split(props);
  const { maxLength, ...rest } = given;
  const length = typeof rest.value === 'string' ? rest.value.length : null;
  const isCounted = maxLength !== undefined && length !== null;
  const tooMany = isCounted ? Math.max(0, length - maxLength) : 0;
  const described = describedBy(field);
  const ids = [described['aria-describedby'], isCounted ? `${field.id}-count` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <Field {...field}>
      <textarea
        rows={3}
        {...rest}
        {...described}
        aria-describedby={ids || undefined}
        aria-invalid={tooMany > 0 || described['aria-invalid']}
        className={`input ${rest.className ?? ''}`}
      />
      {isCounted ? (
        <p
          className={tooMany > 0 ? 'count over' : 'count'}
          id={`${field.id}-count`}
          aria-live="polite"
        >
          {length} dari {maxLength} huruf
          {tooMany > 0 ? `, kurangi ${tooMany} huruf` : ''}
        </p>
      ) : null}
    </Field>
  );
}

export function SelectField(props: ControlProps<'select'>) {
  const { field, rest } = split(props);
  return (
    <Field {...field}>
      <select {...rest} {...describedBy(field)} className={`input ${rest.className ?? ''}`} />
    </Field>
  );
}
