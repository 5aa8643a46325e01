import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { UnitFlag } from '@/features/organization/administration/components/UnitFlag';
import { assessorBasis, unitKind } from '@/features/organization/administration/labels';
import { actingPrefix } from '@/features/organization/words';
import { count, longDate } from '@/lib/format';
import { readUnit } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Unit' };

export default async function UnitPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ mulai?: string }>;
}) {
  const [{ id }, { mulai }] = await Promise.all([params, searchParams]);
  const unit = await readUnit(id, mulai);
  const { head } = unit;
  return (
    <>
      <PageHead
        title={unit.name}
        crumb={
          unit.path.length > 0
            ? unit.path.map((above, at) => (
                <span key={above.id}>
                  {at > 0 ? ' › ' : ''}
                  <Link prefetch={false} href={`/unit/${above.id}`}>
                    {above.name}
                  </Link>
                </span>
              ))
            : undefined
        }
        sub={`${unitKind(unit.kind)}, ${count(unit.totalPeopleCount)} orang`}
        actions={unit.allowedActions.includes('update') ? <UnitFlag unit={unit} /> : undefined}
      />
      <div className="body">
        <Section id="kepala" title="Kepala unit">
          <div className="mt-3">
            {head ? (
              <Facts
                items={[
                  ['Nama', `${actingPrefix(head.delegationKind)}${head.name}`],
                  ['Jabatan', head.positionName],
                  ['Sejak', longDate(head.since)],
                  ['Sampai', head.until ? longDate(head.until) : null],
                  ['Tanda', unit.isOrganizational ? 'Unit organisasi' : 'Bukan unit organisasi'],
                  ['Templat struktur', unit.template],
                ]}
              />
            ) : (
              <EmptyState title="Belum ada kepala">
                Permintaan ke unit ini naik ke kepala unit di atasnya sampai ada kepala atau Plt.
              </EmptyState>
            )}
          </div>
        </Section>
        {unit.children.length > 0 ? (
          <Section id="di-bawah" title="Unit di bawahnya" aside={count(unit.children.length)}>
            <ul className="rows">
              {unit.children.map((child) => (
                <li key={child.id}>
                  <Link className="item" prefetch={false} href={`/unit/${child.id}`}>
                    <span className="item-b">
                      <b>{child.name}</b>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section id="pegawai" title="Pegawai dan penilainya" aside={count(unit.peopleCount)}>
          {unit.people.length === 0 ? (
            <EmptyState title="Belum ada pegawai">
              Pegawai unit ini datang dari impor berkas pegawai.
            </EmptyState>
          ) : (
            <Ledger
              caption="Pegawai yang ditempatkan langsung di unit ini"
              hiddenCaption
              stack
              head={
                <>
                  <th scope="col">Pegawai</th>
                  <th scope="col">Golongan</th>
                  <th scope="col">Pejabat Penilai Kinerja</th>
                </>
              }
            >
              <tbody>
                {unit.people.map((person) => (
                  <tr key={person.employeeId}>
                    <td>
                      <b>{person.name}</b>
                      <small>{person.positionName}</small>
                    </td>
                    <td data-label="Golongan">{person.rank ?? '–'}</td>
                    <td data-label="Penilai">
                      {person.assessor
                        ? `${actingPrefix(person.assessor.delegationKind)}${person.assessor.name}`
                        : 'Tidak ada'}
                      <small>
                        {assessorBasis(person.assessorBasis)}
                        {person.assessorNeedsConfirmation && person.assessor
                          ? ', perlu dipastikan admin'
                          : ''}
                      </small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Ledger>
          )}
          <NextPage
            href={unit.nextCursor ? `/unit/${id}?mulai=${unit.nextCursor}#pegawai` : null}
          />
        </Section>
      </div>
    </>
  );
}
