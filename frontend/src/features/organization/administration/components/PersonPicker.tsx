'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { describedBy, Field } from '@/components/ui/Field';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { messageOf } from '@/lib/problem';

export type Person = components['schemas']['PersonRefDto'];

const WAIT_MS = 250;

/** Finds one person by name, NIP or position, and keeps the choice in sight. */
export function PersonPicker({
  id,
  label,
  hint = 'Ketik nama, NIP, atau jabatan',
  error,
  chosen,
  onChoose,
}: {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  chosen: Person | null;
  onChoose: (person: Person | null) => void;
}) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Person[] | null>(null);
  const [problem, setProblem] = useState<string>();
  const wanted = query.trim();

  useEffect(() => {
    if (wanted.length < 2) return;
    let isCurrent = true;
    const search = async () => {
      try {
        const params = { query: { q: wanted, limit: 8 } };
        const { items } = await unwrap(api.GET('/api/v1/people', { params }));
        if (!isCurrent) return;
        setFound(items);
        setProblem(undefined);
      } catch (reason) {
        if (isCurrent) setProblem(messageOf(reason));
      }
    };
    const timer = setTimeout(() => void search(), WAIT_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);

  if (chosen) {
    return (
      <div className="field">
        <span className="label">{label}</span>
        <div className="item">
          <span className="item-b">
            <b>{chosen.name}</b>
            <small>
              {chosen.positionName}, {chosen.unitName}
            </small>
          </span>
          <Button id={id} onClick={() => onChoose(null)}>
            Ganti
          </Button>
        </div>
      </div>
    );
  }
  const results = wanted.length < 2 ? null : found;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...describedBy({ id, hint, error })}
        className="input"
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div aria-live="polite">
        {problem ? <p className="err-msg mt-2">{problem}</p> : null}
        {results?.length === 0 ? (
          <p className="muted mt-2 text-sm">Tidak ada pegawai yang cocok dengan “{wanted}”.</p>
        ) : null}
        {results && results.length > 0 ? (
          <ul className="rows" aria-label="Hasil pencarian pegawai">
            {results.map((person) => (
              <li key={person.employeeId} className="item">
                <span className="item-b">
                  <b>{person.name}</b>
                  <small>
                    {person.positionName}, {person.unitName}
                  </small>
                </span>
                <Button
                  aria-label={`Pilih ${person.name}`}
                  onClick={() => {
                    onChoose(person);
                    setQuery('');
                  }}
                >
                  Pilih
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Field>
  );
}
