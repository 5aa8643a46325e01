import { ButtonLink } from '@/components/ui/Button';
import { sentence } from '@/lib/format';
import type { Squad } from '../labels';

/** The leader's own role, when nobody holds it and no surat tugas is on its way (R403). */
export const openLeaderRole = (squad: Squad): Squad['roles'][number] | null =>
  squad.leader && (squad.status === 'recruiting' || squad.status === 'active')
    ? (squad.roles.find((role) => role.isLeader && role.filled + role.reserved === 0) ?? null)
    : null;

/** Says that the leader leads without a surat tugas yet, what that means, and who begins it. */
export function LeaderLetterMissing({
  squad,
  role,
  canPropose,
}: {
  squad: Squad;
  role: Squad['roles'][number];
  canPropose: boolean;
}) {
  const name = squad.leader?.name ?? '';
  const query = new URLSearchParams({ tim: squad.id, peran: role.id, q: name.replace(/,.*/, '') });
  return (
    <li>
      <h3>Surat tugas ketua belum diajukan</h3>
      <p className="meta">
        {name} sudah memimpin, tetapi belum menjadi anggota: aktivitasnya belum dapat dicatat untuk
        tim dan tidak ikut dinilai.{' '}
        {canPropose
          ? null
          : sentence(`Menunggu ketua atau ${squad.owner?.name ?? squad.ownerUnitName}`)}
      </p>
      {canPropose ? (
        <div className="acts-row mt-3">
          <ButtonLink href={`/orang?${query.toString()}`}>Ajukan surat tugas ketua</ButtonLink>
        </div>
      ) : null}
    </li>
  );
}
