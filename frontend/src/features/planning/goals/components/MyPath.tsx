import { ButtonLink } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Meter } from '@/components/ui/Meter';
import type { Rhk, Skp } from '@/features/planning/skp/labels';
import { decimal } from '@/lib/format';
import { plainNumber } from '@/lib/number';
import { GOAL_LEVEL } from '../../words';

/** Shares do not add up over the quarters: the latest report tells how far it is. */
const isShare = (unit: string | null | undefined): boolean =>
  /^(%|persen)$/i.test(unit?.trim() ?? '');

/** What the rencana aksi of an RHK have shown so far, against the quantity it promises. */
function progressOf(rhk: Rhk): { text: string; percent: number } | null {
  const quantity = rhk.indicators.find((row) => row.aspect === 'quantity') ?? rhk.indicators[0];
  const target = plainNumber(quantity?.target ?? '');
  if (!quantity || target === null || target <= 0) return null;
  const reported = [...rhk.actionItems]
    .sort((a, b) => a.context.from.localeCompare(b.context.from))
    .flatMap(({ context: { report } }) =>
      report?.status === 'submitted' ? Number(report.realised ?? 0) : [],
    );
  const realised = isShare(quantity.unit)
    ? (reported.at(-1) ?? 0)
    : reported.reduce((sum, amount) => sum + amount, 0);
  return {
    text: `${decimal(realised)} dari ${decimal(target)} ${quantity.unit ?? ''}`.trim(),
    percent: (realised / target) * 100,
  };
}

function Path({ rhk }: { rhk: Rhk }) {
  const progress = progressOf(rhk);
  return (
    <ol className="chain">
      {rhk.context.chain.map((link) => (
        <li key={link.id}>
          <span className="lv">{link.unitName ?? GOAL_LEVEL[link.level]}</span>
          {link.statement}
        </li>
      ))}
      {rhk.context.intervened ? (
        <li>
          <span className="lv">RHK {rhk.context.intervened.ownerName}</span>
          {rhk.context.intervened.text}
        </li>
      ) : null}
      <li className="here">
        <span className="lv">
          RHK saya, {rhk.kind}
          {rhk.context.squadName ? `, ${rhk.context.squadName}` : ''}
        </span>
        <b>{rhk.text}</b>
        {progress ? (
          <>
            <Meter percent={progress.percent} />
            <span className="meta">{progress.text}</span>
          </>
        ) : null}
        <div className="acts-row mt-3">
          <ButtonLink variant="primary" href={`/catat?rhk=${rhk.id}`}>
            Catat untuk RHK ini
          </ButtonLink>
        </div>
      </li>
    </ol>
  );
}

/** On a phone: my path, from the agency's goal down to my RHK. */
export function MyPath({ skp }: { skp: Skp }) {
  const [first, ...others] = skp.rhk;
  return (
    <div className="goal-path">
      {first ? <Path rhk={first} /> : null}
      {others.length > 0 ? (
        <details>
          <summary>
            {others.length} RHK saya yang lain <Icon name="down" />
          </summary>
          {others.map((rhk) => (
            <Path key={rhk.id} rhk={rhk} />
          ))}
        </details>
      ) : null}
      <p className="mt-4">
        <ButtonLink variant="plain" href="?tampil=pohon">
          Lihat seluruh pohon kinerja
        </ButtonLink>
      </p>
    </div>
  );
}
