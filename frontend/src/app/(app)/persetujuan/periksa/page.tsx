import type { Metadata } from 'next';
import { CheckPanel } from '@/features/portal/inbox/components/CheckPanel';
import { grantOf, keyOf } from '@/features/portal/inbox/labels';
import { inboxHref } from '@/features/portal/inbox/links';
import { readInbox, readKind } from '@/features/portal/inbox/read';

export const metadata: Metadata = { title: 'Periksa sebelum kirim' };

export default async function CheckPage({
  searchParams,
}: {
  searchParams: Promise<{ jenis?: string; pilih?: string }>;
}) {
  const { jenis, pilih } = await searchParams;
  const kind = readKind(jenis);
  const back = inboxHref({ kind, selected: null });
  const keys = new Set(pilih?.split(',') ?? []);
  const inbox = await readInbox(kind);
  const items = inbox.items.filter((item) => keys.has(keyOf(item)) && grantOf(item)?.bulk);
  return <CheckPanel items={items} back={back} />;
}
