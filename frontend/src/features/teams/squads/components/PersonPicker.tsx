'use client';

import { useEffect, useId, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { percent } from '@/lib/format';
import { messageOf } from '@/lib/problem';

export type EmployeeRow = components['schemas']['EmployeeRowDto'];

const WAIT_MS = 200;
const NOBODY = 'Tidak ada yang cocok. Coba nama, jabatan, unit atau keahlian lain.';

/** Finds one JF or pelaksana by name, position, unit or skill; native radios carry the choice. */
export function PersonPicker({
  label,
  unitId,
  selected,
  onSelect,
}: {
  label: string;
  unitId?: string;
  selected: EmployeeRow | null;
  onSelect: (person: EmployeeRow) => void;
}) {
  const id = useId();
  const [q, setQ] = useState('');
  const [people, setPeople] = useState<readonly EmployeeRow[]>([]);
  const [message, setMessage] = useState('');

  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      try {
        const query = { q: q || undefined, unitId, assignable: true, limit: 8 };
        const page = await unwrap(api.GET('/api/v1/employees', { params: { query } }));
        if (!isCurrent) return;
        setPeople(page.items);
        setMessage(page.items.length === 0 ? NOBODY : '');
      } catch (problem) {
        if (isCurrent) setMessage(messageOf(problem));
      }
    };
    const timer = setTimeout(() => void find(), WAIT_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [q, unitId]);

  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="search">
        <Icon name="search" />
        <input
          id={id}
          className="input"
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          placeholder="Nama, jabatan, unit atau keahlian"
          autoComplete="off"
        />
      </div>
      <p className="sm muted mt-2" role="status">
        {message}
      </p>
      <div className="choices mt-2" hidden={people.length === 0}>
        {people.map((person) => (
          <label key={person.employeeId} className="choice">
            <input
              type="radio"
              name={`${id}-person`}
              checked={selected?.employeeId === person.employeeId}
              onChange={() => onSelect(person)}
            />
            <span>
              <b>{person.name}</b>
              <small>
                {person.positionName}, {person.unitName}. Beban {percent(person.loadPercent)}
              </small>
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
