import type { Column } from '../../ui/virtual-table.tsx';

export const columns: readonly Column[] = [
  { key: 'name', title: 'Name' },
  { key: 'image', title: 'Image' },
  { key: 'ports', title: 'Port(s)' },
  { key: 'started', title: 'Last started' },
  { key: 'actions', title: 'Actions', align: 'end' },
];
