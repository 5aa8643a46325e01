import { flatten, treeOf, type Unit } from '../tree';

/** Options of a native select, indented by their place in the structure. */
export function UnitOptions({ units }: { units: readonly Unit[] }) {
  return flatten(treeOf(units)).map((unit) => (
    <option key={unit.id} value={unit.id}>
      {`${'\u00a0\u00a0'.repeat(unit.depth)}${unit.name}`}
    </option>
  ));
}
