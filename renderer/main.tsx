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
import { keepFigureHistory } from './store/keep-figure-history.ts';
import { keepTable } from './store/keep-table.ts';
import './theme/tokens.css';
import './theme/base.css';
import { muiTheme } from './theme/mui-theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const bridge = bridgeOf(window);
const store = createAppStore();
const { resync } = connect(bridge, store);
keepTable(bridge, store, window);
keepFigureHistory(store, window, Date.now);

// The page's policy lets in only style tags that carry this load's nonce.
const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
const emotion = createCache({ key: 'css', nonce, prepend: true });

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
);
