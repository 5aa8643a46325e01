import { sentNumber, sentTarget, typedNumber } from '@/lib/number';
import type { Choices, Indicator, Rhk, Skp } from './labels';

/** An RHK as it stands in the editor; `key` is stable while the server has not named it yet. */
export interface RhkDraft {
  key: string;
  id?: string;
  kind: Rhk['kind'];
  text: string;
  /** `rhk:<id>` or `goal:<id>`; empty while nothing is chosen. */
  above: string;
  goalId: string | null;
  squadId: string | null;
  perspective: Rhk['perspective'];
  indicators: RhkIndicatorDraft[];
  actionItems: ActionDraft[];
  proposed: boolean;
  squadName: string | null;
}

export interface RhkIndicatorDraft {
  key: string;
  aspect: Indicator['aspect'];
  text: string;
  target: string;
  unit: string;
}

export interface ActionDraft {
  key: string;
  id?: string;
  period: string;
  text: string;
  target: string;
  unit: string;
}

export interface SkpDraft {
  rhk: RhkDraft[];
  behaviour: Record<string, string>;
  attachments: Skp['attachments'];
}

const key = (): string => crypto.randomUUID();

export function draftOf(skp: Skp): SkpDraft {
  return {
    rhk: skp.rhk.map((rhk) => ({
      key: rhk.id,
      id: rhk.id,
      kind: rhk.kind,
      text: rhk.text,
      above: rhk.intervenedRhkId
        ? `rhk:${rhk.intervenedRhkId}`
        : rhk.goalId
          ? `goal:${rhk.goalId}`
          : '',
      goalId: rhk.goalId,
      squadId: rhk.squadId,
      perspective: rhk.perspective,
      indicators: rhk.indicators.map((row) => ({
        key: key(),
        aspect: row.aspect,
        text: row.text,
        target: typedNumber(row.target),
        unit: row.unit ?? '',
      })),
      actionItems: rhk.actionItems.map((item) => ({
        key: item.id,
        id: item.id,
        period: item.period,
        text: item.text,
        target: typedNumber(item.target),
        unit: item.unit ?? '',
      })),
      proposed: rhk.context.proposed,
      squadName: rhk.context.squadName,
    })),
    behaviour: skp.behaviour,
    attachments: skp.attachments,
  };
}

/** A number plain, or words; what may mean two numbers goes as it was typed, and is asked about beside the field. */
function sentIndicatorTarget(text: string): string | null {
  const { target, words } = sentTarget(text);
  return words ?? target;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** What PUT /skp/:id takes. */
export function bodyOf(draft: SkpDraft, version: number) {
  return {
    version,
    behaviour: draft.behaviour,
    attachments: draft.attachments,
    rhk: draft.rhk.map((rhk) => {
      const [kind, id] = rhk.above.split(':');
      return {
        ...(rhk.id ? { id: rhk.id } : {}),
        kind: rhk.kind,
        text: rhk.text,
        intervenedRhkId: kind === 'rhk' ? (id ?? null) : null,
        // A squad's goal stays beside the superior's RHK.
        goalId: kind === 'goal' ? (id ?? null) : rhk.squadId ? rhk.goalId : null,
        squadId: rhk.squadId,
        perspective: rhk.perspective,
        indicators: rhk.indicators.map((row) => ({
          aspect: row.aspect,
          text: row.text,
          target: sentIndicatorTarget(row.target),
          unit: orNull(row.unit),
        })),
        actionItems: rhk.actionItems.map((item) => ({
          ...(item.id ? { id: item.id } : {}),
          period: item.period,
          text: item.text,
          target: sentNumber(item.target),
          unit: orNull(item.unit),
        })),
      };
    }),
  };
}

/** Takes over the ids that the server gave, without touching what was typed meanwhile. */
export function withIds(current: SkpDraft, sent: SkpDraft, saved: Skp): SkpDraft {
  const idOf = new Map<string, string>();
  sent.rhk.forEach((rhk, index) => {
    const answer = saved.rhk[index];
    if (!answer) return;
    idOf.set(rhk.key, answer.id);
    rhk.actionItems.forEach((item, at) => {
      const named = answer.actionItems[at];
      if (named) idOf.set(item.key, named.id);
    });
  });
  return {
    ...current,
    rhk: current.rhk.map((rhk) => ({
      ...rhk,
      id: rhk.id ?? idOf.get(rhk.key),
      actionItems: rhk.actionItems.map((item) => ({ ...item, id: item.id ?? idOf.get(item.key) })),
    })),
  };
}

/** Nothing that submitting asks for is missing, as far as the form can tell. */
export const isComplete = (rhk: RhkDraft): boolean =>
  rhk.text.trim() !== '' &&
  rhk.above !== '' &&
  rhk.indicators.length > 0 &&
  rhk.indicators.every((row) => row.text.trim() !== '');

export const emptyIndicator = (format: Skp['format']): RhkIndicatorDraft => ({
  key: key(),
  aspect: format === 'B' ? 'quantity' : null,
  text: '',
  target: '',
  unit: '',
});

export const emptyAction = (period: string): ActionDraft => ({
  key: key(),
  period,
  text: '',
  target: '',
  unit: '',
});

export const emptyRhk = (skp: Skp, choices: Choices): RhkDraft => ({
  key: key(),
  kind: 'utama',
  text: '',
  above:
    choices.superiorRhk.length === 1 && choices.superiorRhk[0]
      ? `rhk:${choices.superiorRhk[0].id}`
      : '',
  goalId: null,
  squadId: null,
  perspective: null,
  indicators: [emptyIndicator(skp.format)],
  actionItems: [],
  proposed: false,
  squadName: null,
});
