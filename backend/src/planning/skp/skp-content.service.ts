import { Injectable } from '@nestjs/common';
import { GoalLinks } from '../goals/goal-links.js';
import { GoalsService } from '../goals/goals.service.js';
import { type FieldError, refuseIfAny } from '../../kernel/error.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { ActionItemStore } from './action-item.store.js';
import { slotOf } from './domain/action-items.js';
import { isBerakhlakValue } from './domain/content-checks.js';
import type { ActionItem } from './domain/content.js';
import { draftFaults } from './domain/guards.js';
import type { RhkInputDto } from './skp-request.dto.js';
import { INTERVENED_SQL, type RevisionRow, type SnapshotRow } from './skp.queries.js';
import { contentOf, type OpenedSkp, rhkOf, SkpStore } from './skp.store.js';

const MAX_EXPECTATION = 2000;

type NewSnapshot = Omit<SnapshotRow, 'revisionId' | 'sort'>;

const unknown = (field: string, message = 'Pilihan tidak dikenal.'): FieldError => ({
  field,
  code: 'unknown',
  message,
});

/** Turns what the editor sends into a version, refusing only what can never be right (R308). */
@Injectable()
export class SkpContentService {
  constructor(
    private readonly store: SkpStore,
    private readonly items: ActionItemStore,
    private readonly goals: GoalsService,
    private readonly links: GoalLinks,
  ) {}

  /** @throws Refusal 400 that names every impossible field */
  async write(
    tx: Sql,
    opened: OpenedSkp,
    revision: RevisionRow,
    input: readonly RhkInputDto[],
    assessorEmployeeId: string | null,
  ): Promise<void> {
    const { skp } = opened;
    const before = await this.store.snapshots(
      tx,
      opened.revisions.map((one) => one.id),
    );
    const known = await this.store.rhkIds(tx, skp.id);
    const knownItems = await this.knownItems(tx, skp.id, before);
    const errors: FieldError[] = [];
    const rows = input.map((rhk, index): NewSnapshot => {
      const path = `rhk.${index}`;
      if (rhk.id !== undefined && !known.has(rhk.id)) errors.push(unknown(`${path}.id`));
      const rhkId = rhk.id ?? newId();
      const current = before.find((row) => row.revisionId === revision.id && row.rhkId === rhkId);
      return {
        rhkId,
        kind: rhk.kind,
        text: rhk.text,
        perspective: rhk.perspective ?? null,
        intervenedRhkId: rhk.intervenedRhkId ?? null,
        goalId: rhk.goalId ?? null,
        squadId: rhk.squadId ?? null,
        assignmentId: current?.assignmentId ?? null,
        proposed: current?.proposed ?? false,
        indicators: rhk.indicators.map(({ aspect, text, target, unit }) => ({
          aspect: aspect ?? null,
          text,
          target: target ?? null,
          unit: unit ?? null,
        })),
        actionItems: rhk.actionItems.map((item, at): ActionItem => {
          const field = `${path}.actionItems.${at}`;
          if (slotOf(item.period, skp) === null) {
            errors.push({
              field: `${field}.period`,
              code: 'period_invalid',
              message: 'Periode ini tidak ada dalam SKP. Tulis seperti 2026-Q4 atau 2026-11.',
            });
          }
          if (item.id !== undefined && knownItems.get(item.id) !== rhkId) {
            errors.push(unknown(`${field}.id`));
          }
          return {
            id: item.id ?? newId(),
            period: item.period,
            text: item.text,
            target: item.target ?? null,
            unit: item.unit ?? null,
          };
        }),
      };
    });
    errors.push(...(await this.referenceErrors(tx, opened, rows, before, assessorEmployeeId)));
    errors.push(
      ...draftFaults({
        format: skp.format,
        rhk: rows.map((row) => rhkOf({ ...row, revisionId: revision.id, sort: 0 })),
        behaviour: [],
      }),
    );
    refuseIfAny(errors);
    // What an assignment brought stays until the PjPK has decided on it: work may be booked on it already.
    const kept = before.filter(
      (row) =>
        row.revisionId === revision.id &&
        row.proposed &&
        !rows.some((sent) => sent.rhkId === row.rhkId),
    );
    await this.store.addRhk(
      tx,
      skp,
      rows.map((row) => row.rhkId),
    );
    await this.store.writeSnapshots(tx, skp.agencyId, revision.id, [...rows, ...kept]);
  }

  /** The expectations per value, cleaned; unknown values are refused by name. */
  behaviour(input: Record<string, unknown>): Record<string, string> {
    const errors: FieldError[] = [];
    const entries = Object.entries(input).flatMap(([value, text]) => {
      const field = `behaviour.${value}`;
      if (!isBerakhlakValue(value)) errors.push(unknown(field, 'Nilai BerAKHLAK tidak dikenal.'));
      if (typeof text !== 'string') {
        errors.push({ field, code: 'isString', message: 'Isi dengan teks.' });
        return [];
      }
      const clean = text.replace(/[^\P{Cc}\n\t]/gu, '').trim();
      if (clean.length > MAX_EXPECTATION) {
        errors.push({
          field,
          code: 'maxLength',
          message: `Paling banyak ${MAX_EXPECTATION} huruf.`,
        });
      }
      return clean === '' ? [] : [[value, clean]];
    });
    refuseIfAny(errors);
    return Object.fromEntries(entries);
  }

  /** The whole of a version, as the guards read it. */
  async content(tx: Sql, { skp }: OpenedSkp, revision: RevisionRow) {
    return contentOf(skp.format, revision, await this.store.snapshots(tx, [revision.id]));
  }

  private async knownItems(
    tx: Sql,
    skpId: string,
    before: readonly SnapshotRow[],
  ): Promise<Map<string, string>> {
    const known = await this.items.known(tx, skpId);
    for (const row of before) for (const item of row.actionItems) known.set(item.id, row.rhkId);
    return known;
  }

  /** Goals and squads of this agency; RHK of somebody who heads a unit or assesses the owner. */
  private async referenceErrors(
    tx: Sql,
    { skp }: OpenedSkp,
    rows: readonly NewSnapshot[],
    before: readonly SnapshotRow[],
    assessorEmployeeId: string | null,
  ): Promise<FieldError[]> {
    const { agencyId } = skp;
    const goalIds = rows.flatMap((row) => row.goalId ?? []);
    const goals = await this.goals.findMany(tx, agencyId, goalIds);
    const squadIds = rows.flatMap((row) => row.squadId ?? []);
    const squads = await this.links.squadNames(tx, agencyId, squadIds);
    const upIds = rows.flatMap((row) => row.intervenedRhkId ?? []);
    const ups = await tx.query<{ rhkId: string; ownerEmployeeId: string; ownerIsHead: boolean }>(
      INTERVENED_SQL,
      [agencyId, upIds],
    );
    // What an earlier version names stays possible, each as what it was: a squad's id is no goal's.
    const stored = {
      goal: new Set(before.map((row) => row.goalId)),
      squad: new Set(before.map((row) => row.squadId)),
      intervened: new Set(before.map((row) => row.intervenedRhkId)),
    };
    const mayIntervene = (id: string): boolean => {
      const up = ups.find((one) => one.rhkId === id);
      if (!up || up.ownerEmployeeId === skp.employeeId) return false;
      return (
        up.ownerIsHead || up.ownerEmployeeId === assessorEmployeeId || stored.intervened.has(id)
      );
    };
    return rows.flatMap((row, index) => {
      const path = `rhk.${index}`;
      const errors: FieldError[] = [];
      const { goalId, squadId, intervenedRhkId } = row;
      if (goalId !== null && !goals.has(goalId) && !stored.goal.has(goalId)) {
        errors.push(unknown(`${path}.goalId`, 'Sasaran tidak ditemukan.'));
      }
      if (squadId !== null && !squads.has(squadId) && !stored.squad.has(squadId)) {
        errors.push(unknown(`${path}.squadId`, 'Tim kerja tidak ditemukan.'));
      }
      if (intervenedRhkId !== null && !mayIntervene(intervenedRhkId)) {
        errors.push(unknown(`${path}.intervenedRhkId`, 'Pilih RHK milik pimpinan Anda.'));
      }
      return errors;
    });
  }
}
