import Skeleton from '@mui/material/Skeleton';
import type { CSSProperties } from 'react';
import { t } from '../../shared/texts.ts';
import { Cell } from './cell.tsx';
import { type Column, VirtualTable } from './virtual-table.tsx';

const rows = [80, 55, 65, 45].map((width, index) => ({
  key: `row ${index}`,
  height: 46,
  label: t('Loading'),
  busy: true,
  width,
}));

interface Props {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly style?: CSSProperties | undefined;
  readonly className?: string | undefined;
}

/** The shape of a list while the engine has not answered yet. */
export function SkeletonTable({ label, columns, style, className }: Props) {
  const first = columns.findIndex(({ blank }) => !blank);
  return (
    <VirtualTable
      label={label}
      className={className}
      style={style}
      columns={columns}
      rows={rows}
      renderRow={({ width }) =>
        columns.map(({ key, align, blank = false }, index) => (
          <Cell key={key}>
            {align !== 'end' && !blank && (
              <Skeleton
                width={`${width}%`}
                sx={index === first ? { marginLeft: '32px', maxWidth: 220 } : {}}
              />
            )}
          </Cell>
        ))
      }
    />
  );
}
