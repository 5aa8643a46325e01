import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { readMe } from '@/features/portal/shell/me';
import { ChangeList } from '@/features/planning/skp/components/ChangeList';
import { RhkTable } from '@/features/planning/skp/components/RhkTable';
import { REVISIONS, type SkpVersion } from '@/features/planning/skp/labels';
import { readSkp, readVersions } from '@/features/planning/skp/read';
import { longDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Versi SKP' };

function Version({
  version,
  format,
  timeZone,
}: {
  version: SkpVersion;
  format: 'A' | 'B' | 'C';
  timeZone: string;
}) {
  return (
    <Section
      id={`versi-${version.number}`}
      title={`Versi ${version.number}`}
      aside={REVISIONS[version.status]}
    >
      <p className="sm muted">
        {[
          version.reason,
          version.submittedAt ? `Diajukan ${longDate(version.submittedAt, timeZone)}` : '',
          version.decidedAt
            ? `Disetujui ${version.decidedBy ?? ''} ${longDate(version.decidedAt, timeZone)}`
            : '',
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
      <RhkTable skp={{ rhk: version.rhk, format, changes: version.diff }} />
      {version.diff ? (
        <>
          <h3 className="mt-4">Perubahan dari versi {version.diff.against}</h3>
          <ChangeList changes={version.diff} />
        </>
      ) : null}
    </Section>
  );
}

export default async function SkpVersionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ a?: string; b?: string }>;
}) {
  const { id } = await params;
  const { a, b } = await searchParams;
  const [me, skp, items] = await Promise.all([readMe(), readSkp(id), readVersions(id)]);
  const pick = (text: string | undefined, fallback: SkpVersion | undefined) =>
    items.find((version) => String(version.number) === text) ?? fallback;
  const shown = [pick(a, items[1]), pick(b, items[0])].filter((version) => version !== undefined);
  return (
    <>
      <PageHead
        crumb={<Link href={`/skp/${id}`}>SKP {skp.employee.name}</Link>}
        title="Versi SKP"
        sub={`${items.length} versi. Yang disetujui tetap dapat dibaca sesudah digantikan.`}
      />
      <div className="body">
        <form className="filters" method="get">
          {(['a', 'b'] as const).map((name, index) => (
            <div className="field" key={name}>
              <label className="label" htmlFor={`versi-${name}`}>
                {index === 0 ? 'Bandingkan' : 'dengan'}
              </label>
              <select
                className="input"
                id={`versi-${name}`}
                name={name}
                defaultValue={shown[index]?.number}
              >
                {items.map((version) => (
                  <option key={version.number} value={version.number}>
                    Versi {version.number}, {REVISIONS[version.status]}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <button className="btn" type="submit">
            Tampilkan
          </button>
        </form>
        <div className="side-by-side">
          {shown.map((version) => (
            <Version
              key={version.number}
              version={version}
              format={skp.format}
              timeZone={me.agency.timeZone}
            />
          ))}
        </div>
      </div>
    </>
  );
}
