import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { dateRange, sentence } from '@/lib/format';
import { type EmployeeResults, ROUND_STATUS, roundText } from '../labels';
import { MeanSum } from './MeanSum';
import { RuleFacts } from './RuleFacts';
import { ScoreHead } from './ScoreHead';
import { SheetSum } from './SheetSum';

type Input = EmployeeResults['inputs'][number];

/** A stretch of membership is counted on its own: leaving and coming back gives two rows. */
const keyOf = (input: Input): string => `${input.round.id}-${input.startsOn}`;

function Awaiting({ results }: { results: EmployeeResults }) {
  if (results.awaiting.length === 0) return null;
  return (
    <Section id="tunggu" title="Belum masuk hitungan" aside={results.awaiting.length}>
      <ul className="rows">
        {results.awaiting.map(({ squad, round, waitsFor }) => (
          <li key={round.id}>
            <Link className="item" href={`/hasil/tim/${squad.id}`} prefetch={false}>
              <span className="item-b">
                <b>{squad.name}</b>
                <small>
                  Putaran {round.number}, {roundText(round)}. {sentence(waitsFor)}
                </small>
              </span>
              <StatusTag tone={ROUND_STATUS[round.status].tone}>
                {ROUND_STATUS[round.status].word}
              </StatusTag>
              <Icon name="right" className="go" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Design 12: a person's score as a sum that can be followed by hand. */
export function PersonScore({
  results,
  timeZone,
  own,
}: {
  results: EmployeeResults;
  timeZone: string;
  /** The reader's own score: says what to do on disagreement. */
  own: boolean;
}) {
  const { inputs } = results;
  const range = dateRange(results.startsOn, results.endsOn);
  if (inputs.length === 0) {
    return (
      <>
        <EmptyState title={`Belum ada nilai untuk ${range}`}>
          Nilai muncul setelah ketua tim meminta penilaian, semua penilai mengirim nilainya, dan
          Kepala Unit pemilik kinerja menerima hasilnya.
        </EmptyState>
        <Awaiting results={results} />
      </>
    );
  }
  const assessor = results.assessorName ?? 'Pejabat Penilai Kinerja';
  return (
    <div className="sum">
      <div className="calc">
        <ScoreHead score={results}>
          Nilai gabungan {inputs.length === 1 ? 'satu putaran tim' : `${inputs.length} putaran tim`}
          , {range}. Hitungan ini bahan bagi {assessor}, bukan rating akhir.
        </ScoreHead>
        {inputs.map((input, index) => (
          <Section
            key={keyOf(input)}
            id={`k${index + 1}`}
            title={`${index + 1}. ${input.squad.name}`}
            aside={`${dateRange(input.startsOn, input.endsOn)}, ${input.days} hari`}
          >
            <SheetSum
              caption={`Hitungan nilai ${input.squad.name}`}
              sheets={input.sheets}
              leaderName={input.leaderName}
              leaderWeight={results.weights.leader}
              score={input.score}
            />
          </Section>
        ))}
        <Section
          id="gabungan"
          title={`${inputs.length + 1}. Gabungan menurut lama bertugas`}
          aside={`${results.totalWeight} hari tugas`}
        >
          <MeanSum
            caption="Gabungan nilai semua tim"
            unit="Tim"
            by="hari"
            score={results}
            rows={inputs.map((input) => ({
              ...input,
              key: keyOf(input),
              name: (
                <Link href={`/hasil/tim/${input.squad.id}`} prefetch={false}>
                  {input.squad.name}
                </Link>
              ),
              detail: dateRange(input.startsOn, input.endsOn),
            }))}
          />
        </Section>
        <Awaiting results={results} />
      </div>
      <aside>
        <RuleFacts score={results} timeZone={timeZone} />
        {own ? (
          <Section id="tidak-setuju" title="Tidak setuju?">
            <p className="sm mt-3">
              {sentence(`Bicarakan dengan ${assessor}`)} Nilai ini bahan pertimbangan penilai.
            </p>
          </Section>
        ) : null}
      </aside>
    </div>
  );
}
