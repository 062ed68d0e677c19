import type { ReactNode } from 'react';

interface Props {
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A cell of a `VirtualTable`'s row. */
export function Cell({ className, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are placed one by one can't be a table's own elements.
    <div role="cell" className={className}>
      {children}
    </div>
  );
}
