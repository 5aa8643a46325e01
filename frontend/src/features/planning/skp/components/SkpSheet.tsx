'use client';

import { useState } from 'react';
import { Facts } from '@/components/ui/Facts';
import { Notice } from '@/components/ui/Notice';
import { Section } from '@/components/ui/Section';
import { decimal, nip } from '@/lib/format';
import { periodLabel, type Skp, targetText } from '../labels';
import { RhkTable } from './RhkTable';
import { SkpActions } from './SkpActions';
import { SkpDialogue } from './SkpDialogue';

function Person({ title, person }: { title: string; person: Skp['employee'] | null }) {
  return (
    <section>
      <h2>{title}</h2>
      {person ? (
        <Facts
          items={[
            ['Nama', person.name],
            ['NIP', person.nip ? nip(person.nip) : null],
            ['Pangkat', person.rank],
            ['Jabatan', person.positionName],
            ['Unit', person.unitName],
          ]}
        />
      ) : (
        <p className="sm">Belum diketahui.</p>
      )}
    </section>
  );
}

/** The whole SKP: people, results, rencana aksi, behaviour, attachments; the dialogue beside it. */
export function SkpSheet({ skp, timeZone }: { skp: Skp; timeZone: string }) {
  const [rhkId, setRhkId] = useState<string | null>(null);
  const talk = (id: string) => {
    setRhkId(id);
    requestAnimationFrame(() =>
      document.getElementById('dialog')?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const attachments = [
    ['Dukungan sumber daya', skp.attachments.resources],
    ['Skema pertanggungjawaban', skp.attachments.accountability],
    ['Konsekuensi', skp.attachments.consequences],
  ] as const;
  return (
    <>
      <div className="doc">
        <div className="doc-m">
          {skp.assessor === null && skp.isOwner ? (
            <div className="mb-6">
              <Notice tone="wait">
                <b>Penilai Anda belum diketahui.</b> Anda tetap dapat menyusun SKP.{' '}
                <a href={`/skp/penilai?untuk=${skp.id}`}>Usulkan penilai</a> sebelum mengajukannya.
              </Notice>
            </div>
          ) : null}
          <div className="who2">
            <Person title="Pegawai yang dinilai" person={skp.employee} />
            <Person title="Pejabat penilai kinerja" person={skp.assessor} />
          </div>
          {skp.rhk.length > 0 ? (
            <RhkTable skp={skp} selectedId={rhkId} onTalk={talk} />
          ) : (
            <p className="muted">Belum ada rencana hasil kerja.</p>
          )}
          {skp.changes && skp.changes.removed.length > 0 ? (
            <p className="mt-4">
              Dihapus dari versi {skp.changes.against}:{' '}
              {skp.changes.removed.map((rhk) => (
                <del key={rhk.rhkId}>{rhk.text} </del>
              ))}
            </p>
          ) : null}
          <ActionItems skp={skp} />
          <Section id="perilaku" title="Perilaku kerja">
            <ul className="rows">
              {skp.behaviourGuide.map((value) => (
                <li key={value.value} className="item">
                  <span className="item-b">
                    <b>{value.name}</b>
                    <small>{value.guides.join('; ')}</small>
                    {skp.behaviour[value.value] ? (
                      <span>Ekspektasi khusus: {skp.behaviour[value.value]}</span>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          {attachments.some(([, text]) => text !== '') ? (
            <Section id="lampiran" title="Lampiran">
              <Facts items={attachments} />
            </Section>
          ) : null}
        </div>
        <SkpDialogue skp={skp} rhkId={rhkId} timeZone={timeZone} onWhole={() => setRhkId(null)} />
      </div>
      <SkpActions skp={skp} />
    </>
  );
}

function ActionItems({ skp }: { skp: Skp }) {
  const rows = skp.rhk.flatMap((rhk) => rhk.actionItems.map((item) => ({ rhk, item })));
  if (rows.length === 0) return null;
  return (
    <Section
      id="rencana-aksi"
      title="Rencana aksi"
      aside={skp.isOwner && skp.inForce ? <a href="/rencana-aksi">Lapor</a> : undefined}
    >
      <ul className="rows">
        {rows.map(({ rhk, item }) => (
          <li key={item.id} className="item">
            <span className="item-b">
              <b>{item.text || rhk.text}</b>
              <small>
                {periodLabel(item.period)} · RHK {skp.rhk.indexOf(rhk) + 1}
                {item.context.report?.status === 'submitted'
                  ? ` · Dilaporkan${item.context.report.realised ? `, realisasi ${decimal(item.context.report.realised)}` : ''}`
                  : ''}
              </small>
            </span>
            <span className="nowrap">{targetText(item)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
