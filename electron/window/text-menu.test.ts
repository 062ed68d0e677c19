import { expect, it } from 'vitest';
import { textMenu } from './text-menu.ts';

const editFlags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true };
const roles = (params: Parameters<typeof textMenu>[0]) =>
  textMenu(params).map(({ role, enabled }) => (role === undefined ? '-' : `${role} ${enabled}`));

it('offers to cut, copy and paste in a field, each where it can be done', () => {
  expect(roles({ isEditable: true, selectionText: 'a', editFlags })).toEqual([
    'cut true',
    'copy true',
    'paste false',
    '-',
    'selectAll true',
  ]);
});

it('offers to copy what is selected elsewhere, and nothing without a selection', () => {
  expect(roles({ isEditable: false, selectionText: 'a', editFlags })).toEqual(['copy true']);
  expect(roles({ isEditable: false, selectionText: ' ', editFlags })).toEqual([]);
});
