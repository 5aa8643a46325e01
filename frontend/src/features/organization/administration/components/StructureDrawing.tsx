'use client';

import { graphlib, layout as place } from '@dagrejs/dagre';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { actingPrefix } from '../../words';
import type { Unit } from '../tree';

const BOX = { width: 240, height: 52 };
const LINE_LENGTH = 31;
const ZOOMS = [0.5, 0.75, 1, 1.25] as const;

const cut = (text: string): string =>
  text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH - 1)}…` : text;

interface Placed {
  unit: Unit;
  x: number;
  y: number;
}

function layout(units: readonly Unit[]) {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 48, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const unit of units) graph.setNode(unit.id, { ...BOX });
  for (const { id, parentId } of units) if (parentId !== null) graph.setEdge(parentId, id);
  place(graph);
  const placed = new Map(
    units.map((unit): [string, Placed] => {
      const { x, y } = graph.node(unit.id);
      return [unit.id, { unit, x: x - BOX.width / 2, y: y - BOX.height / 2 }];
    }),
  );
  const { width = 0, height = 0 } = graph.graph();
  return { placed, width, height };
}

/** The picture of the structure: read-only, made on demand, printable. The list stays the real thing. */
export function StructureDrawing({ units }: { units: readonly Unit[] }) {
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(0.75);
  const { placed, width, height } = layout(units);
  const at = ZOOMS.indexOf(zoom);
  return (
    <>
      <div className="acts-row no-print mb-4 mt-4">
        <Button disabled={at === 0} onClick={() => setZoom(ZOOMS[at - 1] ?? zoom)}>
          Perkecil
        </Button>
        <Button disabled={at === ZOOMS.length - 1} onClick={() => setZoom(ZOOMS[at + 1] ?? zoom)}>
          Perbesar
        </Button>
        <Button icon="print" onClick={() => window.print()}>
          Cetak
        </Button>
      </div>
      <div className="chart" tabIndex={0} role="region" aria-label="Gambar struktur">
        <svg
          role="img"
          aria-label={`Bagan ${units.length} unit; daftar di bawah memuat hal yang sama`}
          viewBox={`0 0 ${width} ${height}`}
          width={width * zoom}
          height={height * zoom}
        >
          {[...placed.values()].map(({ unit, x, y }) => {
            const parent = unit.parentId === null ? undefined : placed.get(unit.parentId);
            if (!parent) return null;
            const from = { x: parent.x + BOX.width, y: parent.y + BOX.height / 2 };
            const middle = (from.x + x) / 2;
            return (
              <path
                key={unit.id}
                d={`M${from.x} ${from.y}H${middle}V${y + BOX.height / 2}H${x}`}
                fill="none"
                stroke="var(--rule-2)"
                strokeWidth="1.5"
              />
            );
          })}
          {[...placed.values()].map(({ unit, x, y }) => (
            <g key={unit.id} transform={`translate(${x} ${y})`}>
              <rect
                {...BOX}
                rx="6"
                fill="var(--surface)"
                stroke={unit.isOrganizational ? 'var(--primary)' : 'var(--control)'}
                strokeWidth={unit.isOrganizational ? 2 : 1}
              />
              <text x="10" y="21" fontSize="12" fontWeight="600" fill="var(--ink)">
                {cut(unit.name)}
              </text>
              <text x="10" y="39" fontSize="12" fill="var(--muted)">
                {cut(
                  unit.head
                    ? `${actingPrefix(unit.head.delegationKind)}${unit.head.name}`
                    : 'Belum ada kepala',
                )}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className="muted sm mt-2">Garis biru: unit organisasi.</p>
    </>
  );
}
