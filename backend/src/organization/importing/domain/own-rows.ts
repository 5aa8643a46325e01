import type { EmployeesPlan, EmployeesState } from './plan.employees.model.js';

/**
 * Rows by which an admin would give themselves a post, a headship, a rank, a kind of employment, another NIP or a last day:
 * somebody else's to import. Name and address are the person's own.
 */
export function ownRows(
  plan: EmployeesPlan,
  { people }: Pick<EmployeesState, 'people'>,
  ownPersonId: string | null,
): Set<number> {
  const own = people.find(({ personId }) => personId === ownPersonId);
  if (ownPersonId === null || !own) return new Set();
  const { employment } = own;
  const ids = new Set([employment?.id, employment?.holding?.id, employment?.rank?.id]);
  const isOwn = (id: string): boolean => ids.has(id);
  const changes = [
    ...[...plan.correctedEmployments, ...plan.correctedHoldings, ...plan.correctedRanks].map(
      ({ row, id }) => ({ row, own: isOwn(id) }),
    ),
    // Someone else becomes head of the importer's unit: that takes power away and gives none.
    ...plan.closedHoldings
      .filter(({ reason }) => reason === 'changed')
      .map(({ row, employeeId }) => ({ row, own: isOwn(employeeId) })),
    ...[
      ...plan.openedHoldings,
      ...plan.openedRanks,
      ...plan.reappointed,
      ...plan.departures,
      ...plan.suspensions,
    ].map(({ row, employeeId }) => ({ row, own: isOwn(employeeId) })),
    ...[...plan.newEmployments, ...plan.correctedNips].map(({ row, personId }) => ({
      row,
      own: personId === ownPersonId,
    })),
  ];
  return new Set(changes.filter((change) => change.own).map(({ row }) => row));
}
