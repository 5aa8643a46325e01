import type { DemoAssignment } from './assignment.maker.js';
import type { Ids } from './ids.js';

export const assignmentRow = (agencyId: string, one: DemoAssignment) => ({
  id: one.id,
  agency_id: agencyId,
  squad_id: one.order.squad.id,
  role_id: one.order.role.id,
  employee_id: one.order.person.employeeId,
  origin: one.origin,
  started_as: one.order.startedAs,
  started_by_employee_id: one.starter.employeeId,
  route: one.route,
  status: one.status,
  owner_unit_id: one.order.squad.ownerUnitId,
  home_unit_id: one.homeUnitId,
  task: one.order.role.title,
  starts_on: one.startsOn,
  ends_on: one.endsOn,
  share_percent: one.order.role.share,
  note: '',
  letter_draft: one.order.squad.goal.statement,
  issued_at: one.issuedAt,
  acknowledged_at: one.acknowledgedAt,
  received_by_lapse: false,
  version: 1 + one.steps.filter(({ decidedAt }) => decidedAt).length,
  created_at: one.createdAt,
  start_letters: one.startLetters,
});

export const stepRows = (agencyId: string, one: DemoAssignment) =>
  one.steps.map((step) => ({
    id: step.id,
    agency_id: agencyId,
    assignment_id: one.id,
    order: step.order,
    action: step.action,
    capacity: step.capacity,
    side: step.side,
    letters: step.letters,
    refusal_letters: step.refusalLetters,
    unit_id: step.unitId,
    employee_id: step.employeeId,
    status: step.status,
    since: step.since,
    due_on: step.dueOn,
    decided_at: step.decidedAt,
    decided_by: step.decidedBy,
    decided_via: step.decidedVia,
    note: step.note,
  }));

export function memberRows(agencyId: string, one: DemoAssignment, ids: Ids) {
  const { membership, order } = one;
  if (!membership) return [];
  return [
    {
      id: ids.at(one.acknowledgedAt ?? one.createdAt),
      agency_id: agencyId,
      squad_id: order.squad.id,
      role_id: order.role.id,
      employee_id: order.person.employeeId,
      assignment_id: one.id,
      share_percent: order.role.share,
      starts_on: membership.from,
      ends_on: membership.until,
      ended_reason: membership.reason,
      created_at: one.acknowledgedAt ?? one.createdAt,
    },
  ];
}
