'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { SelectField, TextField } from '@/components/ui/Field';
import { moveGoal } from '../api';
import { type GoalDetail, LEVEL_ORDER } from '../labels';
import { isFound, pathTo, subtreeOf, type Tree } from '../tree';

const SHOWN = 100;

/** Chooses a new parent; drag has this as its button. */
export function GoalMove({
  goal,
  tree,
  onClose,
  onMoved,
}: {
  goal: GoalDetail;
  tree: Tree;
  onClose: () => void;
  onMoved: (goal: GoalDetail) => void;
}) {
  const [query, setQuery] = useState('');
  const [parentId, setParentId] = useState('');
  const below = subtreeOf(tree, goal.id);
  const rank = LEVEL_ORDER.indexOf(goal.level);
  const choices = tree.rows
    .filter(
      (row) =>
        row.editable &&
        !below.has(row.id) &&
        row.id !== goal.parentId &&
        LEVEL_ORDER.indexOf(row.level) <= rank &&
        isFound(row, [query.toLowerCase()]),
    )
    .slice(0, SHOWN);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Pindahkan sasaran"
      confirm="Pindahkan sasaran"
      onConfirm={async () => {
        onMoved(await moveGoal(goal, parentId));
      }}
    >
      <p>
        {goal.statement}
        {below.size > 1 ? `, bersama ${below.size - 1} sasaran di bawahnya` : ''}.
      </p>
      <TextField
        id="move-query"
        type="search"
        label="Cari induk baru"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <SelectField
        id="move-parent"
        label="Induk baru"
        size={8}
        value={parentId}
        onChange={(event) => setParentId(event.target.value)}
      >
        {choices.map((row) => (
          <option key={row.id} value={row.id}>
            {'\u00a0\u00a0'.repeat(pathTo(tree, row.id).length - 1)}
            {row.statement}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}
