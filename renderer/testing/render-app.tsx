import { ThemeProvider } from '@mui/material/styles';
import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { App } from '../app.tsx';
import { loadParts } from '../on-demand-parts.ts';
import { AppProvider } from '../store/app-context.tsx';
import { createAppStore } from '../store/app-store.ts';
import { connect } from '../store/connect.ts';
import { inTurns } from '../store/in-turns.ts';
import { keepFigureHistory } from '../store/keep-figure-history.ts';
import { keepTable } from '../store/keep-table.ts';
import { muiTheme } from '../theme/mui-theme.ts';
import { type FakeBridge, fakeBridge } from './fake-bridge.ts';

// A busy machine is no failure.
configure({ asyncUtilTimeout: 15_000 });

/** The whole window on a bridge with nothing behind it, once it shows what it was told. */
export async function renderApp(state: AppState, prepare?: (bridge: FakeBridge) => void) {
  await loadParts();
  const bridge = fakeBridge(state);
  prepare?.(bridge);
  const store = createAppStore();
  const own = inTurns(bridge);
  const { resync, stop } = connect(own, store);
  const endings = [keepTable(own, store, window), keepFigureHistory(store, window, Date.now)];
  onTestFinished(() => {
    for (const end of endings) end();
    window.location.hash = '';
  });
  const user = userEvent.setup();
  const view = render(
    <ThemeProvider theme={muiTheme}>
      <AppProvider store={store} bridge={own}>
        <App onTryAgain={resync} />
      </AppProvider>
    </ThemeProvider>,
  );
  await screen.findByRole('status', { name: 'Engine' });
  await Promise.resolve();
  return { bridge, store, user, view, stop };
}
