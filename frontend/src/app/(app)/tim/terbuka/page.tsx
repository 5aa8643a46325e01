import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { NextPage } from '@/components/ui/Pagination';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { TopBar } from '@/components/ui/TopBar';
import { readMe } from '@/features/portal/shell/me';
import { VolunteerButton } from '@/features/teams/squads/components/VolunteerButton';
import { read, serverApi } from '@/lib/api/server';
import { longDate, percent } from '@/lib/format';

export const metadata: Metadata = { title: 'Peran terbuka' };

export default async function OpenRolesPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string; cursor?: string }>;
}) {
  const { q, cursor } = await searchParams;
  const api = await serverApi();
  const [me, page] = await Promise.all([
    readMe(),
    read(
      api.GET('/api/v1/squads/open-roles', {
        params: { query: { q: q || undefined, cursor, limit: 20 } },
      }),
    ),
  ]);
  return (
    <>
      <TopBar title="Peran terbuka" back="/tim" />
      <PageHead
        crumb={
          <Link href="/tim" prefetch={false}>
            Tim
          </Link>
        }
        title="Peran terbuka"
        sub="Kursi kosong di semua tim. Pengajuan diri diputus kepala unit; lintas unit memerlukan rekomendasi penilai Anda lebih dahulu."
      />
      <div className="body">
        <form className="filters" role="search" action="/tim/terbuka">
          <div className="field">
            <label className="label" htmlFor="q">
              Tim, peran atau sasaran
            </label>
            <input
              className="input"
              type="search"
              id="q"
              name="q"
              defaultValue={q}
              maxLength={100}
            />
          </div>
          <button className="btn" type="submit">
            Cari
          </button>
        </form>
        <Section id="peran" title="Kursi kosong">
          {page.items.length === 0 ? (
            <EmptyState title="Belum ada kursi kosong">
              {q
                ? 'Tidak ada yang cocok dengan pencarian ini.'
                : 'Kepala unit membuka peran ketika tim mulai merekrut. Periksa lagi nanti.'}
            </EmptyState>
          ) : (
            <ul className="rows">
              {page.items.map((role) => (
                <li key={role.roleId} className="item">
                  <span className="item-b">
                    <b>
                      {role.title}, {role.seatsLeft} kursi
                    </b>
                    <small>
                      <Link href={`/tim/${role.squadId}`} prefetch={false}>
                        {role.squadName}
                      </Link>
                      , {role.ownerUnitName}. {role.goalStatement}
                    </small>
                    <small>
                      {role.skills.length > 0 ? `Perlu ${role.skills.join(', ')}. ` : ''}
                      {role.skills.length > 0
                        ? `Anda punya ${role.matchedSkills.length} dari ${role.skills.length}. `
                        : ''}
                      Sekitar {percent(role.sharePercent)} waktu sampai {longDate(role.endsOn)}.{' '}
                      {role.isOwnUnit ? 'Dalam unit Anda.' : 'Lintas unit.'}
                    </small>
                  </span>
                  {role.isTaken ? (
                    <span className="sm muted self-center">Sudah diajukan atau anggota</span>
                  ) : me.employee && role.allowedActions.includes('volunteer') ? (
                    <VolunteerButton
                      employeeId={me.employee.id}
                      squadId={role.squadId}
                      squadName={role.squadName}
                      roleId={role.roleId}
                      title={role.title}
                      isOwnUnit={role.isOwnUnit}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )}
          <NextPage
            href={
              page.nextCursor
                ? `/tim/terbuka?${new URLSearchParams({ ...(q ? { q } : {}), cursor: page.nextCursor })}`
                : null
            }
          />
        </Section>
      </div>
    </>
  );
}
