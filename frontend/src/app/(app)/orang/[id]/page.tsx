import type { Metadata } from 'next';
import Link from 'next/link';
import { cache } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import { LoadBar } from '@/components/ui/Meter';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { TopBar } from '@/components/ui/TopBar';
import { positionLabel } from '@/features/portal/employees/labels';
import { loadLabel } from '@/features/teams/squads/load';
import { read, serverApi } from '@/lib/api/server';
import { dateRange, longDate, nip, percent } from '@/lib/format';

interface Props {
  params: Promise<{ id: string }>;
}

/** Asked once for title and page. */
const readPerson = cache(async (id: string) =>
  read((await serverApi()).GET('/api/v1/employees/{id}', { params: { path: { id } } })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readPerson((await params).id)).name };
}

export default async function PersonPage({ params }: Props) {
  const person = await readPerson((await params).id);
  return (
    <>
      <TopBar title="Orang" back="/orang" />
      <PageHead
        crumb={
          <Link href="/orang" prefetch={false}>
            Orang
          </Link>
        }
        title={person.name}
        sub={`${positionLabel(person.positionName, person.functionalLevel)}, ${person.unitName}`}
      />
      <div className="body">
        <div className="two">
          <div>
            <Section id="tim" title="Tim kerja" aside={person.squads.length}>
              {person.squads.length === 0 ? (
                <EmptyState title="Belum menjadi anggota tim">
                  Penugasan yang berjalan dan yang sudah selesai tampil di sini.
                </EmptyState>
              ) : (
                <ul className="rows">
                  {person.squads.map((squad) => (
                    <li key={`${squad.squadId}-${squad.startsOn}`}>
                      <Link className="item" href={`/tim/${squad.squadId}`} prefetch={false}>
                        <span className="item-b">
                          <b>{squad.name}</b>
                          <small>
                            {squad.roleTitle}, {percent(squad.sharePercent)} waktu.{' '}
                            {dateRange(squad.startsOn, squad.endsOn)}
                          </small>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section id="jabatan" title="Riwayat jabatan">
              <ul className="rows">
                {person.holdings.map((holding) => (
                  <li key={`${holding.positionName}-${holding.startsOn}`} className="item">
                    <span className="item-b">
                      <b>{holding.positionName}</b>
                      <small>
                        {holding.unitName}.{' '}
                        {holding.endsOn
                          ? dateRange(holding.startsOn, holding.endsOn)
                          : `Sejak ${longDate(holding.startsOn)}`}
                      </small>
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
          <aside aria-label="Data pegawai">
            <Section id="data" title="Data">
              <div className="mt-3">
                <Facts
                  items={[
                    ['NIP', person.nip ? nip(person.nip) : 'Tidak ada'],
                    ['Pangkat', person.rank],
                    ['Unit organisasi', person.organizationalUnitName],
                    ['Penilai', person.assessorName ?? 'Belum diketahui'],
                    ['Keahlian', person.skills.join(', ') || 'Belum tercatat'],
                  ]}
                />
              </div>
            </Section>
            <Section id="beban" title="Beban hari ini">
              <div className="mt-3">
                <LoadBar percent={Number(person.loadPercent)} />
                <span className="lt sm">{loadLabel(person.loadPercent, person.loadCount)}</span>
              </div>
            </Section>
          </aside>
        </div>
      </div>
    </>
  );
}
