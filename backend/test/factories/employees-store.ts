import type { Correction, FieldValue } from '../../src/organization/importing/domain/changes.js';
import type {
  EmployeesPlan,
  EmployeesState,
  NewEmployment,
  PresentEmployee,
} from '../../src/organization/importing/domain/plan.employees.model.js';

/** What a database does with a plan, checking on the way that a unit never has two heads. */
export class EmployeesStore {
  private people = new Map<string, PresentEmployee>();
  private readonly headedUnits = new Set<string>();

  get state(): EmployeesState {
    return {
      people: [...this.people.values()],
      headedUnits: new Set(this.headedUnits),
      nipsElsewhere: new Set(),
    };
  }

  apply(result: EmployeesPlan): void {
    for (const { employeeId } of result.closedHoldings) this.change(employeeId, { holding: null });
    this.correct(result.correctedPeople, (person, values) => ({
      ...person,
      person: { ...person.person, ...values },
    }));
    this.correct(result.correctedEmployments, (person, values) => ({
      ...person,
      employment: person.employment && { ...person.employment, ...values },
    }));
    for (const one of result.correctedHoldings) {
      this.correct([one], (person, values) => ({
        ...person,
        employment: person.employment && {
          ...person.employment,
          holding: person.employment.holding && { ...person.employment.holding, ...values },
        },
      }));
      this.checkHeads();
    }
    this.correct(result.correctedRanks, (person, values) => ({
      ...person,
      employment: person.employment && {
        ...person.employment,
        rank: person.employment.rank && { ...person.employment.rank, ...values },
      },
    }));
    for (const { employeeId, holding } of result.openedHoldings) {
      this.change(employeeId, { holding: { ...holding, id: `h-${employeeId}` } });
    }
    for (const { employeeId, rank } of result.openedRanks) {
      this.change(employeeId, { rank: { ...rank, id: `r-${employeeId}` } });
    }
    for (const { nip, person, employment } of result.newPeople) {
      const personId = `p-${nip}-${this.people.size}`;
      const running = this.employed(personId, employment);
      this.people.set(personId, { personId, nip, person, employment: running });
    }
    for (const { personId, employment } of result.newEmployments) {
      const person = this.people.get(personId);
      if (!person) throw new Error(`no person ${personId}`);
      const running = this.employed(personId, employment);
      this.people.set(personId, { ...person, employment: running });
    }
    this.checkHeads();
  }

  private employed(personId: string, employment: NewEmployment): PresentEmployee['employment'] {
    const id = `e-${personId}`;
    const rank = employment.rank && { ...employment.rank, id: `r-${id}` };
    return { ...employment, id, rank, holding: { ...employment.holding, id: `h-${id}` } };
  }

  private change(
    employeeId: string,
    values: Partial<NonNullable<PresentEmployee['employment']>>,
  ): void {
    for (const [key, person] of this.people) {
      if (person.employment?.id !== employeeId) continue;
      this.people.set(key, { ...person, employment: { ...person.employment, ...values } });
    }
  }

  private correct(
    corrections: readonly Correction[],
    merge: (person: PresentEmployee, values: Record<string, FieldValue>) => PresentEmployee,
  ): void {
    for (const { id, changes } of corrections) {
      const values = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
      const found = [...this.people.values()].find(({ personId, employment }) =>
        [personId, employment?.id, employment?.holding?.id, employment?.rank?.id].includes(id),
      );
      if (!found) throw new Error(`nothing to correct: ${id}`);
      this.people.set(found.personId, merge(found, values));
    }
  }

  private checkHeads(): void {
    const heads = this.state.people.flatMap(({ employment }) =>
      employment?.holding?.isHead ? [employment.holding.unitCode] : [],
    );
    if (heads.length > new Set(heads).size)
      throw new Error(`two heads in one unit: ${heads.join()}`);
    for (const unit of heads) this.headedUnits.add(unit);
  }
}
