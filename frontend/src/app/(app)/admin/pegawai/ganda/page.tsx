import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { readDoubles } from '@/features/organization/administration/api';
import { ComparePair } from '@/features/organization/administration/components/ComparePair';
import { comparePath } from '@/features/organization/administration/days';
import { nip } from '@/lib/format';

export const metadata: Metadata = { title: 'Catatan ganda' };

const BECAUSE = {
  former_nip: 'NIP yang satu pernah tercatat pada yang lain',
  name_birth: 'Nama dan tanggal lahir sama',
  name_nip: 'Nama sama, NIP hampir sama',
} as const;

export default async function DoublesPage() {
  const { items } = await readDoubles();
  return (
    <>
      <PageHead
        title="Catatan ganda"
        crumb={<Link href="/admin/pegawai">Pegawai</Link>}
        sub="Pegawai yang mungkin tercatat dua kali. Digabungkan sesudah disetujui orang kedua."
      />
      <div className="body">
        {items.length === 0 ? (
          <EmptyState title="Tidak ada yang tampak ganda">
            Tidak ada dua catatan dengan nama dan tanggal lahir yang sama. Bila Anda mengetahui
            catatan ganda lain, pilih keduanya di bawah.
          </EmptyState>
        ) : (
          <ul className="rows">
            {items.map(({ left, right, because, isAsked }) => (
              <li key={`${left.employeeId} ${right.employeeId}`} className="item flex-wrap">
                <span className="item-b">
                  <b>{left.name}</b>
                  {[left, right].map((one) => (
                    <small key={one.employeeId}>
                      {one.nip ? nip(one.nip) : 'Tanpa NIP'}
                      {one.positionName ? ` · ${one.positionName}, ${one.unitName}` : ''}
                      {one.endsOn ? ' · tidak lagi bertugas' : ''}
                    </small>
                  ))}
                  <small>{BECAUSE[because]}</small>
                </span>
                {isAsked ? <StatusTag tone="wait">Menunggu persetujuan</StatusTag> : null}
                <ButtonLink href={comparePath(left.employeeId, right.employeeId)}>
                  Bandingkan
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
        <Section id="pilih" title="Bandingkan dua catatan lain">
          <ComparePair />
        </Section>
      </div>
    </>
  );
}
