'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/Button';
import { count } from '@/lib/format';
import { actingPrefix } from '../../words';
import { treeOf, type Unit, type UnitNode } from '../tree';

/** Nested lists with aria-expanded buttons: the real structure, for every reader. */
export function StructureTree({ units }: { units: readonly Unit[] }) {
  const roots = treeOf(units);
  const parents = units.filter((unit) => units.some(({ parentId }) => parentId === unit.id));
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map(({ id }) => id)));
  const toggle = (id: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const isAllOpen = parents.every(({ id }) => open.has(id));
  return (
    <>
      <div className="acts-row no-print mb-4 mt-4">
        <Button
          onClick={() =>
            setOpen(new Set(isAllOpen ? roots.map(({ id }) => id) : parents.map(({ id }) => id)))
          }
        >
          {isAllOpen ? 'Tutup semua' : 'Buka semua'}
        </Button>
      </div>
      <Level nodes={roots} open={open} onToggle={toggle} />
    </>
  );
}

function Level({
  nodes,
  open,
  onToggle,
}: {
  nodes: readonly UnitNode[];
  open: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  return (
    <ul className="nest">
      {nodes.map((node) => {
        const isOpen = open.has(node.id);
        return (
          <li key={node.id}>
            <div className="node">
              {node.children.length > 0 ? (
                <IconButton
                  icon="right"
                  label={`${isOpen ? 'Tutup' : 'Buka'} ${node.name}`}
                  aria-expanded={isOpen}
                  onClick={() => onToggle(node.id)}
                />
              ) : (
                <span className="leaf" />
              )}
              <span className="node-b">
                <Link prefetch={false} className="quiet" href={`/unit/${node.id}`}>
                  <b>{node.name}</b>
                </Link>
                <small>
                  {node.head
                    ? `${actingPrefix(node.head.delegationKind)}${node.head.name}`
                    : 'Belum ada kepala'}
                  {' · '}
                  {count(node.totalPeopleCount)} orang
                  {node.isOrganizational ? ' · unit organisasi' : ''}
                </small>
              </span>
            </div>
            {isOpen && node.children.length > 0 ? (
              <Level nodes={node.children} open={open} onToggle={onToggle} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
