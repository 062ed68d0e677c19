import type { ReactNode } from 'react';

interface Props {
  readonly children: string;
  readonly className?: string | undefined;
  /** In another element than the plain one: bold, code. */
  readonly as?: 'span' | 'b' | 'code' | 'small';
}

/** A name from outside on one line: shown only, isolated in its direction, whole in its tooltip when cut off. */
export function NameText({ children, className = '', as: Element = 'span' }: Props): ReactNode {
  return (
    <Element className={`ellipsis ${className}`} title={children}>
      <bdi>{children}</bdi>
    </Element>
  );
}
