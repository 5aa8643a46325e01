import type { Metadata } from 'next';
import { Facts } from '@/components/ui/Facts';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { ChangePasswordSection } from '@/features/auth/components/ChangePasswordSection';
import { SignOutButton } from '@/features/auth/components/SignOutButton';
import { capacityLabel, capacityOrigin } from '@/features/shell/labels';
import { readMe } from '@/features/shell/me';
import { nip } from '@/lib/format';

export const metadata: Metadata = { title: 'Saya' };

export default async function ProfilePage() {
  const me = await readMe();
  return (
    <>
      <PageHead
        title={me.name}
        sub={me.employee?.positionName ?? me.agency.name}
        actions={<SignOutButton />}
      />
      <div className="body">
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
                ['Penilai', me.employee ? (me.assessor?.name ?? 'Belum diketahui') : null],
              ]}
            />
          </div>
        </Section>
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
        <Section id="keamanan" title="Keamanan">
          <div className="mt-3">
            <ChangePasswordSection />
          </div>
        </Section>
      </div>
    </>
  );
}
