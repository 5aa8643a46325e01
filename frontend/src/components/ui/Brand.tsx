import Link from 'next/link';

export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="5" fill="var(--primary)" />
      <path
        d="M7 6v8.5a2.5 2.5 0 0 0 2.5 2.5H12M7 10h5"
        fill="none"
        stroke="var(--on-primary)"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle cx="15.25" cy="10" r="2" fill="var(--on-primary)" />
      <circle cx="15.25" cy="17" r="2" fill="var(--on-primary)" />
    </svg>
  );
}

export function Brand({ href = '/beranda' }: { href?: string }) {
  return (
    <Link className="brand" href={href} prefetch={false}>
      <BrandMark />
      ASN Squad
    </Link>
  );
}
