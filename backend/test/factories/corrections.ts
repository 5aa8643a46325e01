import { formWith, TEST_PDF } from './activities.js';
import type { TestClient } from '../app.js';

/** The form of a request, with a document that proves it. */
export function correctionForm(
  fields: Readonly<Record<string, string>>,
  content: Uint8Array = TEST_PDF,
  name = 'ijazah.pdf',
): FormData {
  const form = formWith('file', content, name);
  for (const [field, value] of Object.entries({ reason: 'Salah ketik.', ...fields }))
    form.append(field, value);
  return form;
}

export const askCorrection = (
  { api }: { readonly api: TestClient },
  fields: Readonly<Record<string, string>> = { phone: '081234567890' },
) => api.post('/correction-requests', undefined, { form: correctionForm(fields) });

/** A request that waits; answers its id. */
export async function askedCorrection(
  asker: { readonly api: TestClient },
  fields?: Readonly<Record<string, string>>,
): Promise<string> {
  const { status, body } = await askCorrection(asker, fields);
  if (status !== 201) throw new Error(`asked for a correction: ${status} ${JSON.stringify(body)}`);
  return body.id;
}
