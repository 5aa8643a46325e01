'use client';

import { useEffect, useRef } from 'react';
import type { FieldProblem } from '@/lib/problem';

/** Takes focus and links to the fields. `fieldId` maps the API's field path to the control's id. */
export function ErrorSummary({
  title = 'Ada isian yang perlu diperbaiki',
  message,
  errors,
  fieldId,
}: {
  title?: string;
  message?: string;
  errors: readonly FieldProblem[];
  fieldId?: (field: string) => string;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const isShown = errors.length > 0 || Boolean(message);
  useEffect(() => {
    if (isShown) ref.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div
      className="err-sum mb-6"
      ref={ref}
      tabIndex={-1}
      role="alert"
      aria-labelledby="err-sum-title"
    >
      <h2 id="err-sum-title">{title}</h2>
      {message && errors.length === 0 ? <p>{message}</p> : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map((error) => (
            <li key={`${error.field}-${error.code}`}>
              <a href={`#${fieldId ? fieldId(error.field) : error.field}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
