import type { ReactNode } from 'react';

/** Evidence as a picture. Plain img: files are private and come with the visitor's cookie. */
export function Photo({
  src,
  alt,
  caption,
  height,
}: {
  src: string;
  alt: string;
  caption?: ReactNode;
  height?: number;
}) {
  return (
    <figure>
      <div className="photo" style={height ? { height } : undefined}>
        {/* oxlint-disable-next-line nextjs/no-img-element -- the optimizer has no cookie and must not cache private files */}
        <img src={src} alt={alt} loading="lazy" />
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}
