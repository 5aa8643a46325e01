import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { dateRange, decimal, percent } from '@/lib/format';
import { roundText, type SquadResults } from '../labels';
import { MeanSum } from './MeanSum';
import { ScoreHead } from './ScoreHead';
import { SheetSum } from './SheetSum';

type Input = SquadResults['inputs'][number];
const keyOf = (input: Input): string =>
  `${input.round.id}-${input.employee.employeeId}-${input.startsOn}`;

/** The mean of the members written out; each member opens to the sheets behind it. */
export function SquadScore({ results }: { results: SquadResults }) {
  if (results.score === null) return null;
  return (
    <div className="calc">
      <ScoreHead score={results}>
        Rata-rata nilai anggota, menurut hari tugas dikali porsi waktu,{' '}
        {dateRange(results.startsOn, results.endsOn)}.{' '}
        {results.provisional ? 'Masih sementara: ada putaran yang belum diterima.' : ''}
      </ScoreHead>
      <Section
        id="anggota"
        title="Nilai anggota"
        aside={results.complete ? undefined : 'Hanya yang boleh Anda lihat'}
      >
        {results.complete ? (
          <MeanSum
            caption="Nilai anggota dan bobotnya"
            unit="Anggota"
            by="hari × porsi"
            score={results}
            rows={results.inputs.map((input) => ({
              ...input,
              key: keyOf(input),
              name: input.employee.name,
              detail: `${input.days} hari, porsi ${percent(input.sharePercent)}, putaran ${input.round.number}`,
            }))}
          />
        ) : null}
        {results.inputs.map((input) => (
          <details key={keyOf(input)}>
            <summary>
              {`${input.employee.name}, ${decimal(input.score)}, ${roundText(input.round)}`}{' '}
              <Icon name="down" />
            </summary>
            <SheetSum
              caption={`Hitungan nilai ${input.employee.name}`}
              sheets={input.sheets}
              leaderName={results.leaderName}
              leaderWeight={results.weights.leader}
              score={input.score}
              label="Nilai anggota"
            />
          </details>
        ))}
      </Section>
    </div>
  );
}
