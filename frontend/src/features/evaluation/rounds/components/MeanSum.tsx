import { Ledger } from '@/components/ui/Ledger';
import { decimal } from '@/lib/format';
import type { ReactNode } from 'react';
import type { Score } from '../labels';

export interface MeanRow {
  key: string;
  name: ReactNode;
  detail?: ReactNode;
  score: string;
  weight: string;
  product: string;
}

const SHOWN_DECIMALS = 4;

/** "81,1465… dibulatkan sekali": what stood there before the one rounding, if it changed anything. */
function roundingText(exact: string): string {
  const [whole = '0', fraction = ''] = exact.split('.');
  if (fraction.length <= 2) return 'Tanpa pembulatan';
  const rest = fraction.length > SHOWN_DECIMALS ? '…' : '';
  return `${decimal(`${whole}.${fraction.slice(0, SHOWN_DECIMALS)}`)}${rest} dibulatkan sekali`;
}

/** A weighted mean written out: score times weight, the sum divided by the weights, rounded once. */
export function MeanSum({
  caption,
  unit,
  by,
  rows,
  score,
}: {
  caption: string;
  /** What a row is: "Tim", "Anggota", "Pegawai". */
  unit: string;
  /** What it is weighed by: "hari", "hari × porsi". */
  by: string;
  rows: readonly MeanRow[];
  score: Score;
}) {
  const weight = by.charAt(0).toUpperCase() + by.slice(1);
  return (
    <Ledger
      caption={caption}
      hiddenCaption
      head={
        <>
          <th scope="col">{unit}</th>
          <th scope="col" className="num">
            Nilai
          </th>
          <th scope="col" className="num">
            {weight}
          </th>
          <th scope="col" className="num">
            Kali {by}
          </th>
        </>
      }
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.name}
              {row.detail ? <small>{row.detail}</small> : null}
            </th>
            <td className="num">{decimal(row.score)}</td>
            <td className="num">{decimal(row.weight)}</td>
            <td className="num">{decimal(row.product)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {decimal(score.total)} dibagi {decimal(score.totalWeight)} {by}
            {score.exact ? <small>{roundingText(score.exact)}</small> : null}
          </th>
          <td className="num">{score.score ? decimal(score.score) : '–'}</td>
        </tr>
      </tfoot>
    </Ledger>
  );
}
