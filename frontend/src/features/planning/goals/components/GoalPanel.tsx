'use client';

import { Button, ButtonLink } from '@/components/ui/Button';
import { Facts } from '@/components/ui/Facts';
import { StatusTag } from '@/components/ui/StatusTag';
import { count, decimal } from '@/lib/format';
import { typedNumber } from '@/lib/number';
import { GOAL_LEVEL } from '../../words';
import { CASCADINGS, DIRECTIONS, GAPS, type GoalDetail, targetOf } from '../labels';

const figure = (realised: string | null, target: string | null): string => {
  if (realised === null) return target ? `Target ${typedNumber(target)}` : '';
  return target ? `${decimal(realised)} / ${typedNumber(target)}` : decimal(realised);
};

/** One node: indicators, pengampu, who carries it, and what the reader may do with it. */
export function GoalPanel({
  goal,
  onEdit,
  onAdd,
  onMove,
}: {
  goal: GoalDetail;
  onEdit: () => void;
  onAdd: () => void;
  onMove: () => void;
}) {
  const [first, ...others] = goal.indicators;
  const may = (action: string) => goal.allowedActions.includes(action);
  const [squad] = goal.squads;
  const unnamed = goal.carriers - new Set(goal.people.map((one) => one.employeeId)).size;
  return (
    <>
      <p className="sm muted">
        {GOAL_LEVEL[goal.level]}
        {goal.cascading ? `, ${CASCADINGS[goal.cascading]}` : ''}
      </p>
      <h2 id="simpul-judul">{goal.statement}</h2>
      {first && targetOf(first) ? (
        <p className="big">
          <b>{targetOf(first)}</b>
          <span className="muted">{first.unit}, target</span>
        </p>
      ) : null}
      {goal.gaps.length > 0 ? (
        <p className="mb-3 flex flex-wrap gap-2">
          {goal.gaps.map((gap) => (
            <StatusTag key={gap} tone="wait">
              {GAPS[gap]}
            </StatusTag>
          ))}
        </p>
      ) : null}
      <Facts
        items={[
          ['Indikator', first?.text],
          ['Arah', first ? DIRECTIONS[first.direction] : null],
          ['Formula', first?.formula],
          ['Pengampu', goal.pengampu?.name ?? 'Belum ada'],
          ['Kode', goal.code],
          ['Induk', goal.chain.at(-2)?.statement],
        ]}
      />
      {others.length > 0 ? (
        <>
          <h3>{others.length} indikator lain</h3>
          <ul className="rows">
            {others.map((indicator) => (
              <li key={indicator.id} className="item">
                <span className="item-b">
                  <b>{indicator.text}</b>
                  <small>{indicator.formula}</small>
                </span>
                <span className="nowrap">
                  {targetOf(indicator) ?? '–'} {indicator.unit}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>
        {goal.carriers > 0 ? `Dipikul ${count(goal.carriers)} orang` : 'Belum dipikul siapa pun'}
      </h3>
      {goal.people.length > 0 ? (
        <ul className="rows">
          {goal.people.map((person) => (
            <li key={person.rhkId} className="item">
              <span className="item-b">
                <b>{person.name}</b>
                <small>{person.text}</small>
              </span>
              <span className="nowrap">{figure(person.realised, person.target)}</span>
            </li>
          ))}
          {unnamed > 0 ? <li className="item muted">dan {count(unnamed)} orang lain</li> : null}
        </ul>
      ) : (
        <p className="sm muted mt-2">
          Belum ada RHK yang mendukung sasaran ini. Pegawai memilihnya saat menyusun SKP.
        </p>
      )}
      {goal.squads.length > 1 ? (
        <>
          <h3>Tim kerja</h3>
          <ul className="rows">
            {goal.squads.map((one) => (
              <li key={one.id} className="item">
                <a href={`/tim/${one.id}`}>{one.name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="acts-row mt-4 flex-wrap">
        {squad && goal.squads.length === 1 ? (
          <ButtonLink variant="primary" href={`/tim/${squad.id}`}>
            Buka ruang tim
          </ButtonLink>
        ) : null}
        {may('edit') ? <Button onClick={onEdit}>Ubah sasaran</Button> : null}
        {may('add') ? <Button onClick={onAdd}>Tambah di bawahnya</Button> : null}
        {may('move') ? <Button onClick={onMove}>Pindahkan</Button> : null}
      </div>
    </>
  );
}
