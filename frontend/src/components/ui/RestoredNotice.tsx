import { Notice } from './Notice';

/** Says that text typed before a reload is back in the form. */
export function RestoredNotice({
  isRestored,
  onDiscard,
}: {
  isRestored: boolean;
  onDiscard: () => void;
}) {
  if (!isRestored) return null;
  return (
    <Notice tone="wait" icon="edit">
      Isian yang belum dikirim dipulihkan.{' '}
      <button type="button" className="underline" onClick={onDiscard}>
        Buang dan mulai lagi
      </button>
    </Notice>
  );
}
