import { Icon } from '@/components/ui/Icon';
import { Ledger } from '@/components/ui/Ledger';
import { decimal, percent } from '@/lib/format';
import { aspectsText, scorerText, type SheetInput } from '../labels';

/** How a member's score came about: scorers with their three aspects, weights, contributions. */
export function SheetSum({
  caption,
  sheets,
  leaderName,
  leaderWeight,
  score,
  label = 'Nilai tim',
}: {
  caption: string;
  sheets: readonly SheetInput[];
  leaderName: string | null;
  leaderWeight: string;
  score: string;
  label?: string;
}) {
  return (
    <Ledger
      caption={caption}
      hiddenCaption
      head={
        <>
          <th scope="col">Penilai dan tiga aspek</th>
          <th scope="col" className="num">
            Rata-rata
          </th>
          <th scope="col" className="num">
            Bobot
          </th>
          <th scope="col" className="num">
            Sumbangan
          </th>
        </>
      }
    >
      <tbody>
        {sheets.map((sheet) => (
          <tr key={sheet.assessmentId}>
            <th scope="row">
              {scorerText(sheet)}
              <SheetLines sheet={sheet} />
            </th>
            <td className="num">{decimal(sheet.score)}</td>
            <td className="num">{percent(sheet.weight)}</td>
            <td className="num">{decimal(sheet.contribution)}</td>
          </tr>
        ))}
        {leaderName ? (
          <tr>
            <th scope="row">
              Ketua tim, {leaderName}
              <small>Laporan tertulis, tidak masuk hitungan</small>
            </th>
            <td className="num">–</td>
            <td className="num">{percent(leaderWeight)}</td>
            <td className="num">–</td>
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {label}
          </th>
          <td className="num">{decimal(score)}</td>
        </tr>
      </tfoot>
    </Ledger>
  );
}

function SheetLines({ sheet }: { sheet: SheetInput }) {
  const [first] = sheet.lines;
  if (!first) return null;
  if (sheet.lines.length === 1) {
    return (
      <>
        <small>{aspectsText(first)}</small>
        {first.note ? <small>Catatan: {first.note}</small> : null}
      </>
    );
  }
  return (
    <details>
      <summary>
        <small>Rata-rata dari {sheet.lines.length} laporan</small> <Icon name="down" small />
      </summary>
      {sheet.lines.map((line) => (
        <small key={line.actionItemId}>
          {line.text}: {decimal(line.score)}. {aspectsText(line)}.
          {line.note ? ` Catatan: ${line.note}` : ''}
        </small>
      ))}
    </details>
  );
}
