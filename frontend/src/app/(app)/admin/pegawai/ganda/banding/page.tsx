import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/ui/Button';
import { Facts } from '@/components/ui/Facts';
import { Ledger } from '@/components/ui/Ledger';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { readMergePreview } from '@/features/organization/administration/api';
import { AskMerge } from '@/features/organization/administration/components/AskMerge';
import { comparePath } from '@/features/organization/administration/days';
import { readMe } from '@/features/portal/shell/me';
import type { components } from '@/lib/api/schema';
import { count, dateTime, longDate, nip } from '@/lib/format';

export const metadata: Metadata = { title: 'Bandingkan catatan' };

type Side = components['schemas']['MergeSideDto'];

const rowsOf = (timeZone: string): [string, (side: Side) => string | null][] => [
  ['NIP', (side) => (side.nip ? nip(side.nip) : null)],
  ['NIP lama', (side) => side.formerNips.map(nip).join(', ')],
  ['Tanggal lahir', (side) => (side.birthDate ? longDate(side.birthDate) : null)],
  ['Jenis kelamin', ({ gender }) => (gender === 'L' ? 'Laki-laki' : gender && 'Perempuan')],
  ['Jenis', (side) => (side.kind === 'PEJABAT_NEGARA' ? 'Pejabat negara' : side.kind)],
  ['Jabatan', (side) => side.positionName],
  ['Unit', (side) => side.unitName],
  [
    'Masa kerja',
    (side) =>
      `${longDate(side.startsOn)} sampai ${side.endsOn ? longDate(side.endsOn) : 'sekarang'}`,
  ],
  ['Pendidikan', (side) => side.education],
  ['Telepon', (side) => side.phone],
  ['Surel', (side) => side.email],
  ['Masuk dengan', (side) => side.username],
  [
    'Terakhir masuk',
    (side) => (side.lastLoginAt ? dateTime(side.lastLoginAt, timeZone) : 'Belum pernah'),
  ],
];

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<{ tetap?: string; gabung?: string }>;
}) {
  const { tetap, gabung } = await searchParams;
  if (!tetap || !gabung) notFound();
  const [me, preview] = await Promise.all([readMe(), readMergePreview(tetap, gabung)]);
  const { kept, merged, moves, consequences, conflicts } = preview;
  return (
    <>
      <PageHead
        title="Bandingkan catatan"
        crumb={<Link href="/admin/pegawai/ganda">Catatan ganda</Link>}
        sub="Pastikan ini orang yang sama, dan pilih catatan yang dipertahankan."
      />
      <div className="body">
        <Ledger
          caption="Kedua catatan"
          hiddenCaption
          stack
          head={
            <>
              <th scope="col">
                <span className="vh">Data</span>
              </th>
              <th scope="col">Dipertahankan</th>
              <th scope="col">Digabungkan</th>
            </>
          }
        >
          <tbody>
            <tr>
              <th scope="row">Nama</th>
              {[kept, merged].map((side, at) => (
                <td key={side.employeeId} data-label={at === 0 ? 'Dipertahankan' : 'Digabungkan'}>
                  <Link prefetch={false} href={`/admin/pegawai/${side.employeeId}`}>
                    {side.name}
                  </Link>
                </td>
              ))}
            </tr>
            {rowsOf(me.agency.timeZone)
              .map(([label, value]) => [label, value(kept), value(merged)] as const)
              .filter(([, one, other]) => one || other)
              .map(([label, one, other]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="wrap-anywhere" data-label="Dipertahankan">
                    {one || '–'}
                  </td>
                  <td className="wrap-anywhere" data-label="Digabungkan">
                    {one === other ? one : <b>{other || '–'}</b>}
                  </td>
                </tr>
              ))}
          </tbody>
        </Ledger>
        <div className="acts-row mt-4">
          <ButtonLink href={comparePath(merged.employeeId, kept.employeeId)}>
            Pertahankan yang satunya
          </ButtonLink>
        </div>
        {conflicts.length > 0 ? (
          <Section id="halangan" title="Belum dapat digabungkan">
            <ul className="rows">
              {conflicts.map(({ code, message }) => (
                <li key={`${code} ${message}`}>
                  <Notice tone="back">{message}</Notice>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section id="berpindah" title="Yang berpindah">
          {moves.length > 0 ? (
            <div className="mt-3">
              <Facts items={moves.map((one) => [one.label, count(one.count)])} />
            </div>
          ) : (
            <p className="muted mt-3">Catatan yang digabungkan belum mempunyai riwayat.</p>
          )}
        </Section>
        <Section id="akibat" title="Akibatnya">
          <ul className="rows">
            {consequences.map((words) => (
              <li key={words} className="item">
                <span className="item-b">{words}</span>
              </li>
            ))}
          </ul>
        </Section>
        {preview.allowedActions.includes('ask') ? (
          <div className="acts-row mt-6">
            <AskMerge
              pair={{ keptEmployeeId: kept.employeeId, mergedEmployeeId: merged.employeeId }}
              kept={`${kept.name}${kept.nip ? ` (NIP ${kept.nip})` : ''}`}
              merged={`${merged.name}${merged.nip ? ` (NIP ${merged.nip})` : ''}`}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}
