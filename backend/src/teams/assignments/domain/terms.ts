export type Origin = 'appointment' | 'volunteer';
export type Route = 'within_unit' | 'cross_unit' | 'inter_agency';
export type StartedBy = 'leader' | 'assessor' | 'unit_head' | 'employee';
export type Capacity = 'employee' | 'assessor' | 'unit_head' | 'authorised_official';
export type StepAction = 'accept' | 'endorse' | 'approve' | 'issue' | 'acknowledge';

/** Whose unit or agency answers: of the employee (`home`) or of the performance (`owner`). */
export type Side = 'employee' | 'home' | 'owner';
