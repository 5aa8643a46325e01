import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { Facts } from '@/components/ui/Facts';
import { Icon } from '@/components/ui/Icon';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { AgencySwitch } from '@/features/accounts/auth/components/AgencySwitch';
import { ChangePasswordSection } from '@/features/accounts/auth/components/ChangePasswordSection';
import { OwnSessions } from '@/features/accounts/auth/components/OwnSessions';
import { SecondFactorSection } from '@/features/accounts/auth/components/SecondFactorSection';
import { SignOut } from '@/features/portal/shell/components/SignOut';
import { ThemeChoice } from '@/features/portal/shell/components/ThemeChoice';
import { capacityLabel, capacityOrigin } from '@/features/portal/shell/labels';
import { readMe } from '@/features/portal/shell/me';
import { may, navigationOf } from '@/features/portal/shell/navigation';
import { read, serverApi } from '@/lib/api/server';
import { nip } from '@/lib/format';
import { THEME_COOKIE, themeOf } from '@/lib/theme';

export const metadata: Metadata = { title: 'Saya' };

const readAgencies = async () => (await read((await serverApi()).GET('/api/v1/me/agencies'))).items;

const readSessions = async () => (await read((await serverApi()).GET('/api/v1/me/sessions'))).items;

const readSecondFactor = async () => read((await serverApi()).GET('/api/v1/me/second-factor'));

export default async function ProfilePage() {
  const me = await readMe();
  // Only the installer, who is no employee, has more than one agency.
  const [agencies, sessions, secondFactor] = await Promise.all([
    me.employee ? [] : readAgencies(),
    readSessions(),
    readSecondFactor(),
  ]);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const { side, tabs } = navigationOf(me);
  const beyondTabs = side.filter((item) => tabs.every((tab) => tab.href !== item.href));
  return (
    <>
      <PageHead
        title={me.name}
        sub={me.employee?.positionName ?? me.agency.name}
        actions={<SignOut owner={me.employee?.id ?? null} />}
      />
      <div className="body">
        {beyondTabs.length > 0 ? (
          <div className="only-p">
            <Section id="menu" title="Menu lain">
              <nav aria-label="Menu lain">
                <ul className="rows">
                  {beyondTabs.map((item) => (
                    <li key={item.href}>
                      <Link className="item items-center" href={item.href} prefetch={false}>
                        <Icon name={item.icon} />
                        <span className="item-b">{item.label}</span>
                        <Icon name="right" className="go" />
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
            </Section>
          </div>
        ) : null}
        <div className="mt-8 md:mt-0">
          <Section id="data" title="Data saya">
            <div className="mt-3">
              <Facts
                items={[
                  ['NIP', me.employee?.nip ? nip(me.employee.nip) : null],
                  ['Nama akun', me.employee?.nip ? null : me.account.username],
                  ['Jabatan', me.employee?.positionName],
                  ['Unit', me.employee?.unitName],
                  ['Unit organisasi', me.employee?.organizationalUnitName],
                  ['Instansi', me.agency.name],
                  [
                    'Penilai',
                    me.employee && me.access !== 'read_only'
                      ? (me.assessor?.name ?? 'Belum diketahui')
                      : null,
                  ],
                ]}
              />
            </div>
            {may(me, 'ask-correction') ? (
              <div className="mt-4">
                <ButtonLink href="/saya/perbaikan">Ajukan perbaikan data</ButtonLink>
              </div>
            ) : null}
          </Section>
          {me.capacities.length > 0 ? (
            <Section id="kapasitas" title="Bertindak sebagai" aside={me.capacities.length}>
              <ul className="rows">
                {me.capacities.map((capacity) => (
                  <li
                    key={`${capacity.role}-${capacity.unitId ?? capacity.squadId ?? ''}`}
                    className="item"
                  >
                    <span className="item-b">
                      <b>{capacityLabel(capacity)}</b>
                      <small>{capacityOrigin(capacity)}</small>
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {agencies.length > 1 ? (
            <Section id="instansi" title="Instansi">
              <div className="mt-3 max-w-sm">
                <AgencySwitch key={me.agency.id} agencies={agencies} />
              </div>
            </Section>
          ) : null}
          <Section id="tampilan" title="Tampilan">
            <div className="mt-3 max-w-sm">
              <ThemeChoice initial={theme} />
            </div>
          </Section>
          <Section id="keamanan" title="Keamanan">
            <div className="mt-3">
              <ChangePasswordSection />
            </div>
          </Section>
          <Section id="dua-langkah" title="Autentikasi dua langkah">
            <div className="mt-3">
              <SecondFactorSection state={secondFactor} timeZone={me.agency.timeZone} />
            </div>
          </Section>
          <Section id="sesi" title="Tempat Anda masuk" aside={sessions.length}>
            <OwnSessions sessions={sessions} timeZone={me.agency.timeZone} />
          </Section>
        </div>
      </div>
    </>
  );
}
