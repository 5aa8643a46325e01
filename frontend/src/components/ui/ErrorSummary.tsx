'use client';

import { useEffect, useId, useRef } from 'react';
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
  const titleId = useId();
  // By its words, not by the array: a parent that draws again must not pull the focus back.
  const words = [message, ...errors.map((error) => error.message)].filter(Boolean).join('\n');
  useEffect(() => {
    if (words !== '') ref.current?.focus();
  }, [words]);
  if (words === '') return null;
  return (
    <div className="err-sum mb-6" ref={ref} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
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
