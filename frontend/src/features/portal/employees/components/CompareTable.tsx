import { Ledger } from '@/components/ui/Ledger';
import { ROUTE } from '@/features/teams/words';
import { percent, shortName } from '@/lib/format';
import type { Candidate } from '../labels';

/** At most three people side by side. */
export function CompareTable({ people }: { people: readonly Candidate[] }) {
  const rows: readonly (readonly [string, (person: Candidate) => string])[] = [
    [
      'Keahlian diminta',
      (person) =>
        `${person.matchedSkills.length} dari ${person.matchedSkills.length + person.missingSkills.length}`,
    ],
    [
      'Keahlian lain',
      (person) =>
        person.skills.filter((skill) => !person.matchedSkills.includes(skill)).join(', ') ||
        'Tidak tercatat',
    ],
    ['Beban kini', (person) => `${percent(person.loadBefore)}, ${person.loadCount} tugas`],
    ['Jika masuk', (person) => percent(person.loadAfter)],
    ['Jalur', (person) => ROUTE[person.route]],
    ['Unit', (person) => person.unitName],
  ];
  return (
    <div className="cmp">
      <Ledger
        caption="Perbandingan orang untuk peran ini"
        hiddenCaption
        head={
          <>
            <th scope="col">
              <span className="vh">Hal</span>
            </th>
            {people.map((person) => (
              <th key={person.employeeId} scope="col">
                {shortName(person.name)}
              </th>
            ))}
          </>
        }
      >
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {people.map((person) => (
                <td key={person.employeeId}>{value(person)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Ledger>
    </div>
  );
}
