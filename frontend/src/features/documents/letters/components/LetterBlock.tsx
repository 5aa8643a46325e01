import { Fragment } from 'react';
import type { components } from '@/lib/api/schema';

type Block = components['schemas']['LetterBlockDto'];

export function LetterFacts({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <div className="lt-facts">
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <span>{label}</span>
          <span>:</span>
          <span className="whitespace-pre-line">{value}</span>
        </Fragment>
      ))}
    </div>
  );
}

/** One part of the text between head and signature. */
export function LetterBlock({ block }: { block: Block }) {
  const rows = block.rows ?? [];
  switch (block.kind) {
    case 'heading':
      return <p className="lt-mid">{block.text}</p>;
    case 'facts':
      return <LetterFacts rows={rows} />;
    case 'list':
      return (
        <Labelled label={block.label}>
          <ol>
            {block.items?.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </Labelled>
      );
    case 'table':
      return (
        <Labelled label={block.label}>
          <table className="lt-tab">
            <caption className="vh">Pegawai yang ditugaskan</caption>
            <thead>
              <tr>
                {block.columns?.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells) => (
                <tr key={cells.join(' ')}>
                  {cells.map((cell, column) => (
                    <td key={block.columns?.[column]} data-label={block.columns?.[column]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Labelled>
      );
    case 'labelledFacts':
      return (
        <Labelled label={block.label}>
          <LetterFacts rows={rows} />
        </Labelled>
      );
    default:
      return <p className="whitespace-pre-line">{block.text}</p>;
  }
}

function Labelled({ label, children }: { label?: string; children: React.ReactNode }) {
  return (
    <div className="lt-blk">
      <span>{label}</span>
      <span>:</span>
      <div>{children}</div>
    </div>
  );
}
