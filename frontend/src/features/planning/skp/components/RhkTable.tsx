import { Diff } from '@/components/ui/Diff';
import { Icon } from '@/components/ui/Icon';
import { StatusTag } from '@/components/ui/StatusTag';
import { ASPECTS, type Rhk, type RevisionDiff, type Skp, targetText } from '../labels';

const KINDS = [
  ['utama', 'A. Utama'],
  ['tambahan', 'B. Tambahan'],
] as const;

/** What an RHK stands under: the superior's RHK, or the goal; and what it stood under before. */
function Above({ rhk, changes }: { rhk: Rhk; changes: RevisionDiff | null }) {
  const { intervened, chain, squadName } = rhk.context;
  const change = changeOf(changes, rhk.id, 'intervenedRhkId');
  const text = intervened?.text ?? chain.at(-1)?.statement ?? '–';
  return (
    <>
      {change ? <Diff before={change.before} after={text} /> : text}
      {(squadName ?? intervened?.ownerName) ? (
        <small>{squadName ?? intervened?.ownerName}</small>
      ) : null}
    </>
  );
}

/** Old value of a field, when the open version says something else than the one in force. */
function changeOf(changes: RevisionDiff | null, rhkId: string, field: string) {
  return changes?.changed
    .find((change) => change.rhkId === rhkId)
    ?.fields.find((change) => change.field === field);
}

/** The sheet as the regulation prints it; what changed since the version in force stands in it. */
export function RhkTable({
  skp,
  selectedId = null,
  onTalk,
}: {
  skp: Pick<Skp, 'rhk' | 'format' | 'changes'>;
  selectedId?: string | null;
  onTalk?: (rhkId: string) => void;
}) {
  const isA = skp.format === 'A';
  const columns = isA ? 5 : 6;
  return (
    <div className="scroll skp-scroll" tabIndex={0} role="region" aria-label="Tabel hasil kerja">
      <table className="ledger stack skp-table">
        <caption className="vh">Rencana hasil kerja dengan indikator dan target</caption>
        <thead>
          <tr>
            <th scope="col">No</th>
            <th scope="col" className="w-44">
              {isA ? 'Sasaran' : 'RHK pimpinan yang diintervensi'}
            </th>
            <th scope="col" className="w-44">
              Rencana hasil kerja
            </th>
            {isA ? null : <th scope="col">Aspek</th>}
            <th scope="col">Indikator kinerja individu</th>
            <th scope="col">Target</th>
          </tr>
        </thead>
        {KINDS.map(([kind, title]) => {
          const rows = skp.rhk.filter((rhk) => rhk.kind === kind);
          if (rows.length === 0) return null;
          return (
            <tbody key={kind}>
              <tr className="group">
                <th colSpan={columns} scope="rowgroup">
                  <b>{title}</b>
                </th>
              </tr>
              {rows.map((rhk) => (
                <RhkRows
                  key={rhk.id}
                  rhk={rhk}
                  number={skp.rhk.indexOf(rhk) + 1}
                  isA={isA}
                  changes={skp.changes}
                  isSelected={selectedId === rhk.id}
                  onTalk={onTalk}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function RhkRows({
  rhk,
  number,
  isA,
  changes,
  isSelected,
  onTalk,
}: {
  rhk: Rhk;
  number: number;
  isA: boolean;
  changes: RevisionDiff | null;
  isSelected: boolean;
  onTalk?: (rhkId: string) => void;
}) {
  const span = Math.max(1, rhk.indicators.length);
  const on = isSelected ? 'on' : undefined;
  const text = changeOf(changes, rhk.id, 'text');
  const isNew = changes?.added.some((one) => one.rhkId === rhk.id) ?? false;
  const [first, ...others] = rhk.indicators;
  const cells = (indicator: Rhk['indicators'][number] | undefined, index: number) => {
    const path = `indicators.${indicator?.aspect ?? index + 1}`;
    const label = changeOf(changes, rhk.id, `${path}.text`);
    const target = changeOf(changes, rhk.id, `${path}.target`);
    const isAdded = label !== undefined && label.before === null;
    const shown = indicator ? targetText(indicator) : '–';
    return (
      <>
        {isA ? null : (
          <td className="ind" data-label="Aspek">
            {indicator?.aspect ? ASPECTS[indicator.aspect] : '–'}
          </td>
        )}
        <td className="ind" data-label="Indikator">
          {label ? <Diff before={label.before} after={label.after} /> : (indicator?.text ?? '–')}
        </td>
        <td className="ind" data-label="Target">
          {target || isAdded ? <Diff before={target?.before} after={shown} /> : shown}
        </td>
      </>
    );
  };
  return (
    <>
      <tr className={on}>
        <td className="no" rowSpan={span} data-label="RHK">
          {number}
        </td>
        <td rowSpan={span} data-label={isA ? 'Sasaran' : 'Mendukung'}>
          <Above rhk={rhk} changes={changes} />
        </td>
        <td rowSpan={span} className="rhk">
          {text ? (
            <Diff before={text.before} after={text.after} />
          ) : isNew ? (
            <ins>{rhk.text}</ins>
          ) : (
            rhk.text || '–'
          )}
          {rhk.context.proposed ? (
            <small>
              <StatusTag tone="wait">Dari surat penugasan</StatusTag>
            </small>
          ) : null}
          {rhk.perspective ? <small>{rhk.perspective}</small> : null}
          {onTalk ? (
            <div>
              <button type="button" className="talk" onClick={() => onTalk(rhk.id)}>
                <Icon name="edit" small />
                Dialog{rhk.context.comments > 0 ? ` ${rhk.context.comments}` : ''}
                <span className="vh"> tentang {rhk.text}</span>
              </button>
            </div>
          ) : null}
        </td>
        {cells(first, 0)}
      </tr>
      {others.map((indicator, index) => (
        <tr key={`${indicator.aspect ?? ''}-${indicator.text}`} className={on}>
          {cells(indicator, index + 1)}
        </tr>
      ))}
    </>
  );
}
