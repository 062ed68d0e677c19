import { Fragment } from 'react';
import type { ContainersColumn } from './columns.tsx';
import type { RowSubject } from './row-subject.ts';

/** The cells between Name and Actions. */
export function RowCells(props: { columns: readonly ContainersColumn[]; subject: RowSubject }) {
  return props.columns.map(({ key, cell }) => (
    <Fragment key={key}>{cell === null ? null : cell(props.subject)}</Fragment>
  ));
}
