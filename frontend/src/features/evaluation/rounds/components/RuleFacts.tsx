import { Facts } from '@/components/ui/Facts';
import { Section } from '@/components/ui/Section';
import { dateTime, decimal, longDate } from '@/lib/format';
import type { Score } from '../labels';

/** The dated rule behind a figure: version, weights, rounding, thresholds. */
export function RuleFacts({ score, timeZone }: { score: Score; timeZone: string }) {
  const { weights, thresholds } = score;
  return (
    <Section id="aturan" title="Aturan yang dipakai">
      <div className="mt-3">
        <Facts
          items={[
            ['Versi', `Agregasi nilai ${score.ruleVersion}`],
            ['Berlaku', `Sejak ${longDate(score.ruleSince)}`],
            [
              'Bobot',
              `Pemilik kinerja ${decimal(weights.owner)}%, penilai ${decimal(weights.assessor)}%, ketua tim ${decimal(weights.leader)}%. Satu orang yang menjadi keduanya: 100%`,
            ],
            ['Pembulatan', 'Sekali, di akhir, dua desimal, setengah ke atas'],
            [
              'Ambang',
              `${decimal(thresholds.above)} ke atas: di atas ekspektasi. ${decimal(thresholds.meets)} sampai di bawah ${decimal(thresholds.above)}: sesuai. Di bawah ${decimal(thresholds.meets)}: di bawah`,
            ],
            ['Dihitung', dateTime(score.calculatedAt, timeZone)],
          ]}
        />
      </div>
    </Section>
  );
}
