import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/components/ui/PageHead';
import { readUnits } from '@/features/organization/administration/api';
import { HireForm } from '@/features/organization/administration/components/HireForm';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Pegawai baru' };

export default async function NewEmployeePage() {
  const [me, { items: units }] = await Promise.all([readMe(), readUnits()]);
  return (
    <>
      <PageHead
        title="Pegawai baru"
        crumb={<Link href="/admin/pegawai">Pegawai</Link>}
        sub="Ia dapat masuk mulai hari pertamanya, dengan kode kata sandi dari berkasnya."
      />
      <div className="body">
        <HireForm units={units} today={me.today} />
      </div>
    </>
  );
}
