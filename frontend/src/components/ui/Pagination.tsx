import { ButtonLink } from './Button';

/** The next page of a cursor list, as a link: works without script and can be shared. */
export function NextPage({
  href,
  label = 'Muat berikutnya',
}: {
  href: string | null;
  label?: string;
}) {
  if (!href) return null;
  return (
    <nav aria-label="Halaman berikutnya" className="mt-4">
      <ButtonLink href={href}>{label}</ButtonLink>
    </nav>
  );
}
