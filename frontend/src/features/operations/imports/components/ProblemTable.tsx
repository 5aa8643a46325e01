'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Ledger } from '@/components/ui/Ledger';
import { Section } from '@/components/ui/Section';
import type { components } from '@/lib/api/schema';
import { count } from '@/lib/format';

const STEP = 100;

/** Every row that was refused or doubted, by row, column and reason; long lists open step by step. */
export function ProblemTable({
  id,
  title,
  problems,
}: {
  id: string;
  title: string;
  problems: readonly components['schemas']['ImportProblemDto'][];
}) {
  const [shown, setShown] = useState(STEP);
  if (problems.length === 0) return null;
  return (
    <Section id={id} title={title} aside={count(problems.length)}>
      <Ledger
        caption={title}
        hiddenCaption
        stack
        head={
          <>
            <th scope="col" className="num">
              Baris
            </th>
            <th scope="col">Kolom</th>
            <th scope="col">Alasan</th>
          </>
        }
      >
        <tbody>
          {problems.slice(0, shown).map((problem) => (
            <tr key={`${problem.row}-${problem.column}-${problem.code}-${problem.message}`}>
              <td className="num" data-label="Baris">
                {problem.row}
              </td>
              <td data-label="Kolom">{problem.column}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </tbody>
      </Ledger>
      {problems.length > shown ? (
        <div className="mt-4">
          <Button onClick={() => setShown((before) => before + STEP)}>
            Tampilkan {count(Math.min(STEP, problems.length - shown))} berikutnya
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
