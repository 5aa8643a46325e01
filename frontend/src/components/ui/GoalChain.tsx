import type { ReactNode } from 'react';

export interface ChainLink {
  id: string;
  level: string;
  text: ReactNode;
}

/** Parent to child; the last one is "here". */
export function GoalChain({ links }: { links: readonly ChainLink[] }) {
  return (
    <ol className="chain">
      {links.map((link, index) => {
        const isHere = index === links.length - 1;
        return (
          <li key={link.id} className={isHere ? 'here' : undefined}>
            <span className="lv">{link.level}</span>
            {isHere ? <b>{link.text}</b> : link.text}
          </li>
        );
      })}
    </ol>
  );
}
