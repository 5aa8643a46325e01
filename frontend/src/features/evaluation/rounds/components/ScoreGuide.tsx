import { Icon } from '@/components/ui/Icon';
import { Ledger } from '@/components/ui/Ledger';
import { ASPECTS } from '../labels';

/** What the figures mean, aspect by aspect. */
export function ScoreGuide() {
  return (
    <details className="guide">
      <summary>
        Panduan nilai 1–100 <Icon name="down" />
      </summary>
      <Ledger
        caption="Arti nilai tiap aspek"
        hiddenCaption
        head={
          <>
            <th scope="col">Aspek</th>
            {ASPECTS[0]?.bands.map((band) => (
              <th scope="col" key={band.from}>
                {band.from}–{band.until}
              </th>
            ))}
          </>
        }
      >
        <tbody>
          {ASPECTS.map((aspect) => (
            <tr key={aspect.key}>
              <th scope="row">{aspect.name}</th>
              {aspect.bands.map((band) => (
                <td key={band.from}>{band.word}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Ledger>
    </details>
  );
}
