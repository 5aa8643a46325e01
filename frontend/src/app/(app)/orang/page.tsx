import type { Metadata } from 'next';
import { MatchPage } from '@/features/portal/employees/components/MatchPage';
import { PeoplePage } from '@/features/portal/employees/components/PeoplePage';

export const metadata: Metadata = { title: 'Orang' };

export interface PeopleSearch {
  /** Squad and role that somebody is looked for. */
  tim?: string;
  peran?: string;
  /** Assignment to replace. */
  ganti?: string;
  q?: string;
  cari?: string;
  unit?: string;
  keahlian?: string;
  longgar?: string;
  dalam?: string;
  cursor?: string;
}

/** With a squad's role it is the match list, otherwise the people search. */
export default async function OrangPage({ searchParams }: { searchParams: Promise<PeopleSearch> }) {
  const search = await searchParams;
  return search.tim && search.peran ? (
    <MatchPage squadId={search.tim} roleId={search.peran} search={search} />
  ) : (
    <PeoplePage search={search} />
  );
}
