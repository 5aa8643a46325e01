import type { Metadata } from 'next';
import Link from 'next/link';
import { Facts } from '@/components/ui/Facts';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { EndSessions } from '@/features/organization/administration/components/EndSessions';
import { IssueCode } from '@/features/organization/administration/components/IssueCode';
import { OverrideForm } from '@/features/organization/administration/components/OverrideForm';
import { CorrectStart, Postings } from '@/features/organization/administration/components/Postings';
import { ResetSecondFactor } from '@/features/organization/administration/components/ResetSecondFactor';
import { Tenure } from '@/features/organization/administration/components/Tenure';
import { assessorBasis, departureKind } from '@/features/organization/administration/labels';
import { readMe } from '@/features/portal/shell/me';
import { addDays } from '@/features/organization/administration/days';
import { dateTime, longDate, nip, time } from '@/lib/format';
import { readRecord, readUnits } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Berkas pegawai' };

export default async function EmployeeRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [me, record, { items: units }] = await Promise.all([readMe(), readRecord(id), readUnits()]);
  const { account, assessor } = record;
  return (
    <>
      <PageHead
        title={record.name}
        crumb={<Link href="/admin/pegawai">Pegawai</Link>}
        sub={`${record.positionName}, ${record.unitName}`}
      />
      <div className="body">
        <Section id="data" title="Data">
          <div className="mt-3">
            <Facts
              items={[
                ['NIP', record.nip ? nip(record.nip) : null],
                ['Jenis', record.kind === 'PEJABAT_NEGARA' ? 'Pejabat negara' : record.kind],
                ['Golongan', record.rank],
                [
                  'Unit',
                  record.unitId ? (
                    <Link
                      key="unit"
                      prefetch={false}
                      className="tap"
                      href={`/unit/${record.unitId}`}
                    >
                      {record.unitName}
                    </Link>
                  ) : null,
                ],
                ['Pendidikan', record.education],
                ['Keahlian', record.skills.join(', ')],
                ['Telepon', record.phone],
                ['Surel', record.email],
                ['TMT CPNS', record.civilServiceSince ? longDate(record.civilServiceSince) : null],
              ]}
            />
          </div>
        </Section>

        <Section id="masa-tugas" title="Masa tugas">
          <Tenure record={record} tomorrow={addDays(me.today, 1)} />
          <Postings record={record} units={units} tomorrow={addDays(me.today, 1)} />
        </Section>
        <Section id="penilai" title="Pejabat Penilai Kinerja">
          <div className="mb-4 mt-3">
            <Facts
              items={[
                ['Sekarang', assessor ? assessor.name : 'Belum ditemukan'],
                ['Jabatan', assessor?.positionName],
                [
                  'Ditemukan',
                  `${assessorBasis(record.assessorBasis)}${record.assessorNeedsConfirmation && assessor ? ', perlu dipastikan' : ''}`,
                ],
              ]}
            />
          </div>
          {record.allowedActions.includes('override') ? (
            <OverrideForm employeeId={id} today={me.today} />
          ) : null}
          {record.overrides.length > 0 ? (
            <ul className="rows mt-4">
              {record.overrides.map((override) => (
                <li key={override.id} className="item">
                  <span className="item-b">
                    <b>{override.assessor.name}</b>
                    <small>
                      {longDate(override.startsOn)}
                      {override.endsOn ? `–${longDate(override.endsOn)}` : ' sampai sekarang'}
                      {override.status === 'ended' ? ', digantikan hari itu juga' : ''}
                    </small>
                    <small>{override.reason}</small>
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </Section>
        <Section id="jabatan" title="Riwayat jabatan">
          <Ledger
            caption="Jabatan, terbaru dahulu"
            hiddenCaption
            stack
            head={
              <>
                <th scope="col">Jabatan</th>
                <th scope="col">Unit</th>
                <th scope="col">Mulai</th>
                <th scope="col">Sampai</th>
              </>
            }
          >
            <tbody>
              {record.holdings.map((holding) => (
                <tr key={holding.id}>
                  <td>
                    <b>{holding.positionName}</b>
                    <small>
                      {[holding.functionalLevel, holding.echelon && `eselon ${holding.echelon}`]
                        .filter(Boolean)
                        .join(', ')}
                    </small>
                  </td>
                  <td>{holding.unitName}</td>
                  <td data-label="Mulai">{longDate(holding.startsOn)}</td>
                  <td data-label="Sampai">
                    <span className="inline-flex flex-wrap items-center gap-3">
                      {holding.endsOn ? longDate(holding.endsOn) : 'sekarang'}
                      {record.allowedActions.includes('correct') ? (
                        <CorrectStart employeeId={id} holding={holding} />
                      ) : null}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </Ledger>
        </Section>
        {record.otherEmployments.length > 0 ? (
          <Section id="masa-kerja-lain" title="Masa kerja lain">
            <ul className="rows">
              {record.otherEmployments.map((one) => (
                <li key={one.employeeId} className="item">
                  <span className="item-b">
                    <b>
                      <Link prefetch={false} href={`/admin/pegawai/${one.employeeId}`}>
                        {one.endedKind === 'merged'
                          ? 'Catatan yang digabungkan'
                          : [one.kind, one.endedKind && departureKind(one.endedKind).toLowerCase()]
                              .filter(Boolean)
                              .join(', ')}
                      </Link>
                    </b>
                    <small>
                      {longDate(one.startsOn)} sampai{' '}
                      {one.endsOn ? longDate(one.endsOn) : 'sekarang'}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {record.ranks.length > 0 ? (
          <Section id="golongan" title="Riwayat golongan">
            <ul className="rows">
              {record.ranks.map((entry) => (
                <li key={`${entry.rank}-${entry.recordedOn}`} className="item">
                  <span className="item-b">
                    <b>{entry.rank}</b>
                    <small>
                      {entry.since
                        ? `TMT ${longDate(entry.since)}`
                        : `Dicatat ${longDate(entry.recordedOn)}`}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {account ? (
          <Section id="akun" title="Akun">
            <div className="mb-4 mt-3">
              <Facts
                items={[
                  ['Masuk dengan', account.username],
                  [
                    'Kata sandi',
                    account.passwordState === 'initial' ? 'Belum diganti' : 'Sudah diganti',
                  ],
                  [
                    'Terakhir masuk',
                    account.lastLoginAt
                      ? dateTime(account.lastLoginAt, me.agency.timeZone)
                      : 'Belum pernah',
                  ],
                  ['Autentikasi dua langkah', account.hasSecondFactor ? 'Aktif' : 'Tidak aktif'],
                  [
                    'Keadaan',
                    account.lockedUntil
                      ? `Masuk dari salah satu tempat dikunci sampai ${time(account.lockedUntil, me.agency.timeZone)}`
                      : null,
                  ],
                ]}
              />
            </div>
            {record.allowedActions.includes('issue_code') ? (
              <IssueCode accountId={account.id} name={record.name} timeZone={me.agency.timeZone} />
            ) : null}
            {record.allowedActions.includes('reset_second_factor') ? (
              <div className="mt-3">
                <ResetSecondFactor accountId={account.id} name={record.name} />
              </div>
            ) : null}
            {record.allowedActions.includes('end_sessions') ? (
              <div className="mt-3">
                <EndSessions accountId={account.id} name={record.name} />
              </div>
            ) : null}
          </Section>
        ) : null}
      </div>
    </>
  );
}
