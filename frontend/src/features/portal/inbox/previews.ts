import type { ComponentType } from 'react';
import { ActivityPreview } from '@/features/work/activities/components/ActivityPreview';
import { AssignmentPreview } from '@/features/teams/assignments/components/AssignmentPreview';
import { AssessmentPreview } from '@/features/evaluation/rounds/components/AssessmentPreview';
import { CorrectionPreview } from '@/features/organization/corrections/components/CorrectionPreview';
import { SkpPreview } from '@/features/planning/skp/components/SkpPreview';
import type { InboxItem, InboxKind } from './labels';

export interface PreviewProps {
  item: InboxItem;
  timeZone: string;
}

/**
 * The preview beside the list, by kind: a server component that reads what it shows. A kind without
 * one shows its summary and a link to its page.
 */
export const PREVIEWS: Partial<Record<InboxKind, ComponentType<PreviewProps>>> = {
  activity: ActivityPreview,
  assessment: AssessmentPreview,
  assignment: AssignmentPreview,
  correction_request: CorrectionPreview,
  skp: SkpPreview,
};
