import { Palette } from '../features/palette/palette.tsx';
import { containerTabTable } from './container-tabs.tsx';
import { stackTabTable } from './stack-tabs.tsx';

const tabs = { container: containerTabTable, stack: stackTabTable };

/** The command palette, which leads to every tab of a page too. */
export function PagePalette() {
  return <Palette tabs={tabs} />;
}
