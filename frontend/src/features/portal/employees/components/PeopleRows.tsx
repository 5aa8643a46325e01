import Link from 'next/link';
import { LoadBar } from '@/components/ui/Meter';
import type { components } from '@/lib/api/schema';
import { nip } from '@/lib/format';
import { loadLabel } from '@/features/teams/squads/load';
import { positionLabel } from '../labels';

type Person = components['schemas']['EmployeeRowDto'];

export function PeopleRows({ people }: { people: readonly Person[] }) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.employeeId} className="cd plain">
          <div>
            <h3>
              <Link className="quiet" href={`/orang/${person.employeeId}`} prefetch={false}>
                {person.name}
              </Link>
            </h3>
            <p className="muted">
              {positionLabel(person.positionName, person.functionalLevel)}, {person.unitName}
              {person.organizationalUnitName && person.organizationalUnitName !== person.unitName
                ? `, ${person.organizationalUnitName}`
                : ''}
            </p>
            <p className="muted">
              {person.nip ? `NIP ${nip(person.nip)}` : 'Tanpa NIP'}
              {person.skills.length > 0 ? `. ${person.skills.join(', ')}` : ''}
            </p>
          </div>
          <div className="ldc">
            <LoadBar percent={Number(person.loadPercent)} />
            <span className="lt">{loadLabel(person.loadPercent, person.loadCount)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
