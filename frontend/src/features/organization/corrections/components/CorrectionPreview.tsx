import { readCorrection } from '../read';
import { CorrectionDetail } from './CorrectionDetail';

/** Beside the inbox: the old value and the new one, and the document. */
export async function CorrectionPreview({
  item,
  timeZone,
}: {
  item: { id: string };
  timeZone: string;
}) {
  const request = await readCorrection(item.id);
  return (
    <>
      <p className="meta">Permintaan perbaikan data diri</p>
      <h2 id="p-h">{request.askedBy.name}</h2>
      <CorrectionDetail request={request} timeZone={timeZone} />
    </>
  );
}
