import { Facts } from '@/components/ui/Facts';
import { dateTime, decimal } from '@/lib/format';
import { ASPECTS, scorerText, type SheetDetail, type SheetLine } from '../labels';

/** A line after it was sent, or for somebody who only reads it. */
export function SentScores({
  sheet,
  line,
  timeZone,
}: {
  sheet: SheetDetail;
  line: SheetLine;
  timeZone: string;
}) {
  return (
    <>
      <Facts
        items={[
          ...ASPECTS.map((aspect) => [aspect.name, line[aspect.key] ?? '–'] as const),
          ['Catatan', line.note],
          ['Dinilai oleh', scorerText(sheet.scorer)],
          ['Dikirim', sheet.submittedAt ? dateTime(sheet.submittedAt, timeZone) : 'Belum'],
        ]}
      />
      <p className="tot">
        <span>Rata-rata tiga aspek</span>
        <b>{line.score ? decimal(line.score) : '–'}</b>
      </p>
    </>
  );
}
