import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { t } from '../../shared/texts.ts';

/**
 * What a right click offers on text: cut, copy and paste in a field, copy of what is selected elsewhere. Empty where
 * neither holds: rows and terminals open menus of their own, in the page.
 */
export function textMenu({
  isEditable,
  selectionText,
  editFlags,
}: Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'
  >;
}): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
  if (isEditable) {
    return [
      { role: 'cut', label: t('Cut'), enabled: canCut },
      { role: 'copy', label: t('Copy'), enabled: canCopy },
      { role: 'paste', label: t('Paste'), enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: t('Select All'), enabled: canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: t('Copy'), enabled: canCopy }];
}
