import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { ThemeProvider } from '@mui/material/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridgeOf } from './bridge.ts';
import { LoadAhead } from './load-ahead.tsx';
import { AppProvider } from './store/app-context.tsx';
import { createAppStore } from './store/app-store.ts';
import { connect } from './store/connect.ts';
import { inTurns } from './store/in-turns.ts';
import { keepFigureHistory } from './store/keep-figure-history.ts';
import { keepTable } from './store/keep-table.ts';
import { whenListed } from './store/when-listed.ts';
import './theme/tokens.css';
import './theme/base.css';
import { muiTheme } from './theme/mui-theme.ts';

/** So long nobody minds an empty window. */
const listPatienceMs = 100;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const bridge = inTurns(bridgeOf(window));
const store = createAppStore();
const { resync } = connect(bridge, store);
keepTable(bridge, store, window);
keepFigureHistory(store, window, Date.now);

// The page's policy lets in only style tags that carry this load's nonce.
const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
const emotion = createCache({ key: 'css', nonce, prepend: true });

// Main mostly has the list by now: to draw the window without it first would only put it off.
void whenListed(store, listPatienceMs).then(() =>
  createRoot(root).render(
    <StrictMode>
      <CacheProvider value={emotion}>
        <ThemeProvider theme={muiTheme}>
          <AppProvider store={store} bridge={bridge}>
            <App onTryAgain={resync} />
            <LoadAhead />
          </AppProvider>
        </ThemeProvider>
      </CacheProvider>
    </StrictMode>,
  ),
);
