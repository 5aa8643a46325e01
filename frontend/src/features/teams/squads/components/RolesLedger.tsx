import Link from 'next/link';
import { Ledger } from '@/components/ui/Ledger';
import { LoadBar } from '@/components/ui/Meter';
import { StatusTag } from '@/components/ui/StatusTag';
import { dayMonth, percent } from '@/lib/format';
import { STEP } from '../../words';
import type { Assignment, Squad, SquadRole } from '../labels';
import { loadLabel } from '../load';

function Member({ member, startsOn }: { member: SquadRole['members'][number]; startsOn: string }) {
  return (
    <tr>
      <th scope="row">
        <Link className="quiet" href={`/orang/${member.employeeId}`} prefetch={false}>
          {member.name}
        </Link>
        <small>{member.positionName}</small>
      </th>
      <td>{member.unitName}</td>
      <td className="ld">
        <LoadBar percent={Number(member.loadPercent)} />
        <span className="lt">{loadLabel(member.loadPercent, member.loadCount)}</span>
      </td>
      <td>
        {member.isLeader ? 'Ketua' : 'Anggota'} sejak {dayMonth(startsOn)}
      </td>
    </tr>
  );
}

function Waiting({ assignment }: { assignment: Assignment }) {
  const step = assignment.steps.find(({ status }) => status === 'pending');
  return (
    <tr>
      <th scope="row">
        <Link className="quiet" href={`/penugasan/${assignment.id}`} prefetch={false}>
          {assignment.employee.name}
        </Link>
        <small>{assignment.employee.positionName}</small>
      </th>
      <td>{assignment.employee.unitName}</td>
      <td>{percent(assignment.sharePercent)} bila bergabung</td>
      <td>
        <StatusTag tone="wait">
          {step ? `Menunggu ${STEP[step.action].toLowerCase()}` : 'Diproses'}
        </StatusTag>
      </td>
    </tr>
  );
}

/** Seats that an appointment holds which the reader may not open: full, yet without a name. */
const hidden = (role: SquadRole, waiting: readonly Assignment[]): number =>
  role.reserved -
  waiting.filter(
    (assignment) => assignment.role?.id === role.id && assignment.origin === 'appointment',
  ).length;

/** Roles with their seats, members with their load, and who is on the way. */
export function RolesLedger({
  squad,
  waiting,
  canPropose,
}: {
  squad: Squad;
  waiting: readonly Assignment[];
  canPropose: boolean;
}) {
  return (
    <Ledger
      caption="Anggota menurut peran, dengan beban kerja sampai tim berakhir"
      hiddenCaption
      stack
      head={
        <>
          <th scope="col">Orang</th>
          <th scope="col">Unit asal</th>
          <th scope="col">Beban sampai {dayMonth(squad.endsOn)}</th>
          <th scope="col">Keadaan</th>
        </>
      }
    >
      {squad.roles.map((role) => (
        <tbody key={role.id}>
          <tr className="group">
            <th colSpan={4} scope="rowgroup">
              <b>{role.title}</b>, {role.filled} dari {role.count} kursi.
              {role.skills.length > 0 ? ` Perlu ${role.skills.join(', ')}` : ''}
            </th>
          </tr>
          {role.open > 0 ? (
            <tr className="seat">
              <th scope="row" colSpan={2}>
                <span>
                  <StatusTag tone="wait">
                    {role.open === 1 ? 'Kursi kosong' : `${role.open} kursi kosong`}
                  </StatusTag>{' '}
                  sekitar {percent(role.sharePercent)} waktu
                </span>
              </th>
              <td>
                {role.volunteers > 0
                  ? `${role.volunteers} pengajuan sukarela`
                  : 'Belum ada pengajuan'}
              </td>
              <td>
                {canPropose ? (
                  <Link
                    className="tap"
                    href={`/orang?tim=${squad.id}&peran=${role.id}`}
                    prefetch={false}
                  >
                    Cari orang
                  </Link>
                ) : null}
              </td>
            </tr>
          ) : null}
          {hidden(role, waiting) > 0 ? (
            <tr className="seat">
              <th scope="row" colSpan={4}>
                {hidden(role, waiting)} kursi dalam proses penunjukan
              </th>
            </tr>
          ) : null}
          {role.members.map((member) => (
            <Member key={member.memberId} member={member} startsOn={member.startsOn} />
          ))}
          {waiting
            .filter((assignment) => assignment.role?.id === role.id)
            .map((assignment) => (
              <Waiting key={assignment.id} assignment={assignment} />
            ))}
        </tbody>
      ))}
    </Ledger>
  );
}
