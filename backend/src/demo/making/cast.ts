import type { DemoPerson, Roster } from './roster.js';

/** Who plays which part; the accounts that are printed at start. */
export interface Cast {
  readonly employee: DemoPerson;
  readonly leader: DemoPerson;
  readonly assessor: DemoPerson;
  readonly unitHead: DemoPerson;
  readonly secretary: DemoPerson;
  readonly regent: DemoPerson;
  readonly admin: DemoPerson;
  readonly operator: DemoPerson;
  readonly executive: DemoPerson;
  readonly auditor: DemoPerson;
  /** Free for trying the main job: nobody has asked them for anything yet. */
  readonly freeLeader: DemoPerson;
  readonly freeMember: DemoPerson;
  readonly homeAssessor: DemoPerson;
  readonly homeHead: DemoPerson;
  /** Carries the goal of the squad that the free leader would lead. */
  readonly goalHead: DemoPerson;
}

const HOME = 'DUKCAPIL';
const HOME_UNIT = 'DUKCAPIL.1';
/** Whose goal the squad of a walker serves. */
const GOAL_UNIT = 'DUKCAPIL.2';
const OTHER = 'DISKOMINFO';
const OTHER_UNIT = 'DISKOMINFO.2';

/** The skill that the free member offers and a walker may look for. */
export const WANTED_SKILL = 'pengolahan data';

export function chooseCast(roster: Roster): Cast {
  const taken = new Set<string>();
  const choose = (unit: string, fits: (person: DemoPerson) => boolean): DemoPerson => {
    const candidates = roster
      .assignable()
      .filter(
        ({ unitCode, employeeId }) =>
          (unitCode === unit || unitCode.startsWith(`${unit}.`)) && !taken.has(employeeId),
      );
    const found = candidates.find(fits) ?? candidates[0];
    if (!found) throw new Error(`nobody to cast in ${unit}`);
    taken.add(found.employeeId);
    return found;
  };
  const isFunctional = ({ positionKind }: DemoPerson) => positionKind === 'FUNGSIONAL';
  const isSenior = ({ positionName }: DemoPerson) => /Ahli (Muda|Madya)$/.test(positionName);
  const homeHead = roster.headOf(roster.unit(OTHER).id);
  return {
    leader: choose(HOME_UNIT, isSenior),
    employee: choose(HOME_UNIT, isFunctional),
    assessor: roster.headOf(roster.unit(HOME_UNIT).id),
    unitHead: roster.headOf(roster.unit(HOME).id),
    secretary: roster.headOf(roster.unit('SETDA').id),
    regent: roster.headOf(roster.unit('BUP').id),
    admin: choose('BKPSDM.1', isFunctional),
    operator: choose('BKPSDM.S', () => true),
    executive: roster.headOf(roster.unit('BAPPEDA').id),
    auditor: choose('ITDA', ({ positionName }) => positionName.startsWith('Auditor')),
    freeLeader: choose(GOAL_UNIT, isSenior),
    freeMember: choose(
      OTHER_UNIT,
      (person) => isFunctional(person) && person.skills.includes(WANTED_SKILL),
    ),
    homeAssessor: roster.headOf(roster.unit(OTHER_UNIT).id),
    homeHead,
    goalHead: roster.headOf(roster.unit(GOAL_UNIT).id),
  };
}

/** In the order in which they are printed. */
export function printedRoles(
  cast: Cast,
  retired: DemoPerson,
): [person: DemoPerson, role: string][] {
  return [
    [cast.employee, 'Pegawai'],
    [cast.leader, 'Ketua tim'],
    [cast.assessor, 'Pejabat penilai kinerja'],
    [cast.unitHead, 'Kepala unit organisasi'],
    [cast.secretary, 'Sekretaris Daerah'],
    [cast.regent, 'Bupati'],
    [cast.admin, 'Admin instansi'],
    [cast.operator, 'Operator kepegawaian'],
    [cast.executive, 'Pimpinan'],
    [cast.auditor, 'Auditor'],
    [cast.freeLeader, 'Calon ketua tim'],
    [cast.freeMember, 'Calon anggota dari unit lain'],
    [cast.homeAssessor, 'Penilai calon anggota'],
    [cast.homeHead, 'Kepala unit calon anggota'],
    [cast.goalHead, 'Kepala bidang pemilik sasaran'],
    [retired, 'Pensiunan'],
  ];
}
