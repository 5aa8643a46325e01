import type { Metadata } from 'next';
import { SquadActivities } from '@/features/work/activities/components/SquadActivities';
import Link from 'next/link';
import { cache } from 'react';
import { ButtonLink } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { TopBar } from '@/components/ui/TopBar';
import { readMe } from '@/features/portal/shell/me';
import { FormerMembers } from '@/features/teams/squads/components/FormerMembers';
import {
  LeaderLetterMissing,
  openLeaderRole,
} from '@/features/teams/squads/components/LeaderLetterMissing';
import { RolesLedger } from '@/features/teams/squads/components/RolesLedger';
import { SquadActions } from '@/features/teams/squads/components/SquadActions';
import { SquadChain } from '@/features/teams/squads/components/SquadChain';
import { WaitingWith } from '@/features/teams/squads/components/WaitingWith';
import { type Squad, SQUAD_STATUS } from '@/features/teams/squads/labels';
import { read, serverApi } from '@/lib/api/server';
import { dateRange, sentence } from '@/lib/format';

interface Props {
  params: Promise<{ id: string }>;
}

/** Asked once for title and page. */
const readSquad = cache(async (id: string): Promise<Squad> =>
  read((await serverApi()).GET('/api/v1/squads/{id}', { params: { path: { id } } })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readSquad((await params).id)).name };
}

const sum = (squad: Squad, key: 'filled' | 'count' | 'open' | 'reserved'): number =>
  squad.roles.reduce((total, role) => total + role[key], 0);

export default async function SquadPage({ params }: Props) {
  const { id } = await params;
  const api = await serverApi();
  const [me, squad, flights] = await Promise.all([
    readMe(),
    readSquad(id),
    read(api.GET('/api/v1/assignments', { params: { query: { squadId: id, limit: 100 } } })),
  ]);
  const waiting = flights.items.filter(({ status }) => status === 'pending' || status === 'issued');
  // Some are on the way without the reader being one of those who may open the papers.
  const inProcess = Math.max(waiting.length, sum(squad, 'reserved'));
  const canPropose = squad.allowedActions.includes('propose');
  const leaderRole = openLeaderRole(squad);
  const firstOpen =
    squad.roles.find((role) => role.open > 0 && !role.isLeader) ??
    squad.roles.find((role) => role.open > 0);

  return (
    <>
      <TopBar title="Tim" back="/tim" />
      <PageHead
        crumb={
          <>
            <Link href="/tim" prefetch={false}>
              Tim
            </Link>{' '}
            / {squad.ownerUnitName}
          </>
        }
        title={squad.name}
        sub={
          <>
            <b className="text-ink">{SQUAD_STATUS[squad.status]}.</b> {sum(squad, 'filled')} dari{' '}
            {sum(squad, 'count')} kursi terisi.{' '}
            {sentence(`Ketua ${squad.leader?.name ?? 'belum ditunjuk'}`)}{' '}
            {sentence(`Pemilik kinerja ${squad.owner?.name ?? squad.ownerUnitName}`)}{' '}
            {dateRange(squad.startsOn, squad.endsOn)}.
          </>
        }
        actions={<SquadActions squad={squad} />}
      />
      <div className="body">
        <div className="two side-288">
          <div>
            <Section id="sasaran" title="Sasaran yang dilayani" hiddenTitle>
              <SquadChain chain={squad.goalChain} />
              {squad.description ? <p className="mt-3">{squad.description}</p> : null}
            </Section>
            <Section
              id="anggota"
              title="Peran dan anggota"
              aside={`${sum(squad, 'open')} kursi kosong, ${inProcess} dalam proses`}
            >
              {canPropose && firstOpen ? (
                <form className="add-person" action="/orang" role="search">
                  <input type="hidden" name="tim" value={squad.id} />
                  <input type="hidden" name="peran" value={firstOpen.id} />
                  <div className="search">
                    <Icon name="search" />
                    <input
                      className="input"
                      type="search"
                      name="q"
                      aria-label="Cari orang menurut nama, jabatan, unit atau keahlian"
                      placeholder="Nama, jabatan, unit atau keahlian"
                    />
                  </div>
                  <ButtonLink
                    variant={squad.leader ? 'primary' : 'default'}
                    icon="plus"
                    href={`/orang?tim=${squad.id}&peran=${firstOpen.id}`}
                  >
                    Tambah anggota
                  </ButtonLink>
                </form>
              ) : null}
              <RolesLedger squad={squad} waiting={waiting} canPropose={canPropose} />
            </Section>
            <SquadActivities
              squadId={squad.id}
              readerId={me.employee?.id ?? null}
              seesAll={[squad.leader, squad.owner].some(
                (person) => person !== null && person.employeeId === me.employee?.id,
              )}
            />
            <FormerMembers members={squad.formerMembers} />
          </div>
          <aside aria-label="Yang sedang berjalan">
            <Section
              id="menunggu"
              title="Menunggu dengan siapa"
              aside={inProcess + (leaderRole ? 1 : 0)}
            >
              <WaitingWith
                assignments={waiting}
                inProcess={inProcess}
                timeZone={me.agency.timeZone}
              >
                {leaderRole ? (
                  <LeaderLetterMissing squad={squad} role={leaderRole} canPropose={canPropose} />
                ) : null}
              </WaitingWith>
            </Section>
          </aside>
        </div>
      </div>
    </>
  );
}
