import type { RhkDraft } from '../draft';
import type { Choices, Skp } from '../labels';

/** What the editor of one RHK and its parts need. */
export interface RhkEditorProps {
  rhk: RhkDraft;
  index: number;
  skp: Skp;
  choices: Choices;
  errorAt: (field: string) => string | undefined;
  /** One is open at a time: the list stays short on a phone. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (part: Partial<RhkDraft>) => void;
  onRemove: () => void;
}
