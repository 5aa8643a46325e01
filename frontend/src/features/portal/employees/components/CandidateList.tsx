'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LoadBar } from '@/components/ui/Meter';
import { percent } from '@/lib/format';
import { type Candidate, positionLabel } from '../labels';
import { CompareTable } from './CompareTable';
import { ProposeDialog } from './ProposeDialog';

const MOST = 3;

const ROUTE_WORDS: Record<Candidate['route'], string> = {
  within_unit: 'Cukup persetujuan dalam unit',
  cross_unit: 'Mulai dari permohonan melibatkan',
  inter_agency: 'Lintas instansi',
};

/** Who fits, best first: reasons for and against in words, load before and after, at most three side by side. */
export function CandidateList({
  candidates,
  squadId,
  roleId,
  roleTitle,
  previousId,
  hasSeat,
}: {
  candidates: readonly Candidate[];
  squadId: string;
  roleId: string;
  roleTitle: string;
  previousId?: string;
  /** The role still takes somebody. */
  hasSeat: boolean;
}) {
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [proposed, setProposed] = useState<Candidate | null>(null);
  const toggle = (id: string) =>
    setCompared((before) =>
      before.includes(id)
        ? before.filter((other) => other !== id)
        : before.length < MOST
          ? [...before, id]
          : before,
    );
  const chosen = candidates.filter(({ employeeId }) => compared.includes(employeeId));

  return (
    <div className="two side-328">
      <section aria-labelledby="kandidat">
        <div className="sec-h">
          <h2 id="kandidat">{candidates.length} orang, paling cocok dahulu</h2>
          <span className="r leg">
            <i aria-hidden="true" />
            batas 100%
          </span>
        </div>
        <ul>
          {candidates.map((person, index) => (
            <li key={person.employeeId} className="cd">
              <label>
                <input
                  type="checkbox"
                  checked={compared.includes(person.employeeId)}
                  disabled={!compared.includes(person.employeeId) && compared.length >= MOST}
                  onChange={() => toggle(person.employeeId)}
                />
                <span className="vh">Bandingkan {person.name}</span>
              </label>
              <div>
                <h3>
                  <Link className="quiet" href={`/orang/${person.employeeId}`} prefetch={false}>
                    {person.name}
                  </Link>
                </h3>
                <p className="muted">
                  {positionLabel(person.positionName, person.functionalLevel)}, {person.unitName}
                </p>
                <ul className="why">
                  {person.reasons.map((reason) => (
                    <li key={reason.text} className={reason.side === 'against' ? 'n' : undefined}>
                      <Icon name={reason.side === 'for' ? 'check' : 'close'} small />
                      <span>
                        <span className="vh">
                          {reason.side === 'for' ? 'Mendukung: ' : 'Kendala: '}
                        </span>
                        {reason.text}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
              <div className="ldc">
                <LoadBar
                  percent={Number(person.loadBefore)}
                  planned={Number(person.loadAfter) - Number(person.loadBefore)}
                />
                <span className="lt">
                  {percent(person.loadBefore)}, jadi {percent(person.loadAfter)}
                </span>
                <p className="muted mt-2">{ROUTE_WORDS[person.route]}</p>
              </div>
              {person.isTaken ? (
                <span className="muted">Sudah diajukan</span>
              ) : hasSeat && person.allowedActions.includes('propose') ? (
                <Button
                  variant={index === 0 ? 'primary' : 'default'}
                  onClick={() => setProposed(person)}
                  aria-label={`Ajukan ${person.name}`}
                >
                  Ajukan
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <aside aria-labelledby="bandingkan">
        <div className="sec-h">
          <h2 id="bandingkan">Bandingkan</h2>
          <span className="r">
            {chosen.length} dari paling banyak {MOST}
          </span>
        </div>
        {chosen.length === 0 ? (
          <p className="sm muted mt-3">Centang sampai tiga orang untuk melihatnya berdampingan.</p>
        ) : (
          <CompareTable people={chosen} />
        )}
        <p className="sm muted mt-3">
          Urutan memakai keahlian (60), beban (25), kedekatan unit (10) dan sasaran (5). Umur, jenis
          kelamin dan predikat tidak dipakai.
        </p>
      </aside>
      <ProposeDialog
        person={proposed}
        squadId={squadId}
        roleId={roleId}
        roleTitle={roleTitle}
        previousId={previousId}
        onClose={() => setProposed(null)}
      />
    </div>
  );
}
