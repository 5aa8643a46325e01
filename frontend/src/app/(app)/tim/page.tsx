import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { NextPage } from '@/components/ui/Pagination';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { readMe } from '@/features/portal/shell/me';
import { SquadFilters } from '@/features/teams/squads/components/SquadFilters';
import { SquadRows } from '@/features/teams/squads/components/SquadRows';
import { type Squad, SQUAD_STATUS } from '@/features/teams/squads/labels';
import { read, serverApi } from '@/lib/api/server';

export const metadata: Metadata = { title: 'Tim kerja' };

interface Search {
  lingkup?: string;
  status?: string;
  q?: string;
  cursor?: string;
}

const isStatus = (text: string | undefined): text is Squad['status'] =>
  text !== undefined && text in SQUAD_STATUS;

export default async function SquadsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const me = await readMe();
  const isMine = search.lingkup !== 'semua' && me.employee !== null;
  const status = isStatus(search.status) ? search.status : undefined;
  const api = await serverApi();
  const page = await read(
    api.GET('/api/v1/squads', {
      params: {
        query: {
          mine: isMine || undefined,
          status,
          q: search.q || undefined,
          cursor: search.cursor,
          limit: 20,
        },
      },
    }),
  );
  const mayForm = page.allowedActions.includes('create');
  const next = page.nextCursor
    ? `/tim?${new URLSearchParams({ ...(isMine ? {} : { lingkup: 'semua' }), ...(status ? { status } : {}), ...(search.q ? { q: search.q } : {}), cursor: page.nextCursor })}`
    : null;

  return (
    <>
      <PageHead
        title="Tim kerja"
        sub="Tim melayani satu sasaran, dipimpin satu ketua, dan dapat memanggil orang dari unit lain."
        actions={
          <>
            <ButtonLink href="/tim/terbuka">Peran terbuka</ButtonLink>
            {mayForm ? (
              <ButtonLink href="/tim/baru" variant="primary" icon="plus">
                Bentuk tim
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="body">
        <SquadFilters
          isMine={isMine}
          canBeMine={me.employee !== null}
          status={status}
          q={search.q}
        />
        <Section id="daftar" title={isMine ? 'Tim saya' : 'Semua tim'}>
          {page.items.length === 0 ? (
            <EmptyState
              title={isMine ? 'Anda belum berada di tim mana pun' : 'Tidak ada tim yang cocok'}
              action={
                isMine ? (
                  <ButtonLink href="/tim/terbuka">Lihat peran terbuka</ButtonLink>
                ) : (
                  <Link href="/tim?lingkup=semua">Hapus saringan</Link>
                )
              }
            >
              {isMine
                ? 'Kepala unit atau ketua tim dapat menunjuk Anda, atau Anda mengajukan diri pada peran yang terbuka.'
                : 'Ubah kata cari atau keadaan.'}
            </EmptyState>
          ) : (
            <SquadRows squads={page.items} />
          )}
          <NextPage href={next} />
        </Section>
      </div>
    </>
  );
}
