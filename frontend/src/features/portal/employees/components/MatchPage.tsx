import Link from 'next/link';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { read, serverApi } from '@/lib/api/server';
import { longDate, percent } from '@/lib/format';
import { CandidateList } from './CandidateList';

/** Match list for one role (design: 07). */
export async function MatchPage({
  squadId,
  roleId,
  search,
}: {
  squadId: string;
  roleId: string;
  search: { q?: string; dalam?: string; ganti?: string };
}) {
  const api = await serverApi();
  const isOwnUnit = search.dalam === 'ya';
  const [squad, page] = await Promise.all([
    read(api.GET('/api/v1/squads/{id}', { params: { path: { id: squadId } } })),
    read(
      api.GET('/api/v1/squads/{id}/roles/{roleId}/candidates', {
        params: {
          path: { id: squadId, roleId },
          query: { q: search.q || undefined, ownUnit: isOwnUnit || undefined, limit: 30 },
        },
      }),
    ),
  ]);
  const role = squad.roles.find(({ id }) => id === roleId);
  if (!role) notFound();

  return (
    <>
      <TopBar title="Cari orang" back={`/tim/${squadId}`} />
      <PageHead
        crumb={
          <>
            <Link href={`/tim/${squadId}`} prefetch={false}>
              {squad.name}
            </Link>{' '}
            / {role.title}
          </>
        }
        title={`Cari ${role.title.toLowerCase()}`}
        sub={`${role.open} kursi kosong. ${role.skills.length > 0 ? `Perlu ${role.skills.join(' dan ')}, s` : 'S'}ekitar ${percent(role.sharePercent)} waktu sampai ${longDate(squad.endsOn)}.`}
      />
      <form className="flt" role="search" action="/orang">
        <input type="hidden" name="tim" value={squadId} />
        <input type="hidden" name="peran" value={roleId} />
        {search.ganti ? <input type="hidden" name="ganti" value={search.ganti} /> : null}
        <div className="search">
          <Icon name="search" />
          <input
            className="input"
            type="search"
            name="q"
            defaultValue={search.q}
            maxLength={100}
            aria-label="Nama, jabatan, unit atau keahlian"
            placeholder="Nama, jabatan, unit atau keahlian"
          />
        </div>
        <select
          className="input"
          name="dalam"
          aria-label="Unit"
          defaultValue={isOwnUnit ? 'ya' : ''}
        >
          <option value="">Semua unit</option>
          <option value="ya">Dalam unit pemilik</option>
        </select>
        <button className="btn" type="submit">
          Cari
        </button>
      </form>
      <div className="body">
        {page.items.length === 0 ? (
          <EmptyState title="Belum ada yang cocok">
            Coba kata lain, atau ubah keahlian yang diminta peran ini di halaman tim.
          </EmptyState>
        ) : (
          <CandidateList
            candidates={page.items}
            squadId={squadId}
            roleId={roleId}
            roleTitle={role.title}
            previousId={search.ganti}
            hasSeat={role.open > 0}
          />
        )}
      </div>
    </>
  );
}
