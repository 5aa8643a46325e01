import { Section } from '@/components/ui/Section';
import { dateRange } from '@/lib/format';
import type { Squad } from '../labels';

/** History stays: who was here, and when. */
export function FormerMembers({ members }: { members: Squad['formerMembers'] }) {
  if (members.length === 0) return null;
  return (
    <Section id="mantan" title="Pernah menjadi anggota" aside={members.length}>
      <ul className="rows">
        {members.map((member) => (
          <li key={member.memberId} className="item">
            <span className="item-b">
              <b>{member.name}</b>
              <small>
                {member.positionName}, {member.unitName}.{' '}
                {dateRange(member.startsOn, member.endsOn)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
