import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Bridge } from '../../shared/ipc.ts';
import type { Inventory } from '../../shared/stack.ts';
import { type Actions, createActions } from './actions.ts';
import { type AppData, type AppStore, setUi } from './app-store.ts';
import { type Ask, asker } from './ask.ts';
import type { ContainerTotals } from './container-totals.ts';
import { createDerived, type Derived } from './derived.ts';
import type { Running } from './running.ts';
import type { UiState } from './ui-state.ts';

interface App {
  readonly store: AppStore;
  readonly bridge: Bridge;
  readonly ask: Ask;
  readonly actions: Actions;
  readonly derived: Derived;
}

const AppContext = createContext<App | null>(null);

function useAppContext(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('AppProvider is missing');
  return app;
}

/** Hands the store and the bridge to all views. */
export function AppProvider(props: { store: AppStore; bridge: Bridge; children: ReactNode }) {
  const { store, bridge, children } = props;
  const app = useMemo<App>(() => {
    const ask = asker(bridge);
    return { store, bridge, ask, actions: createActions(ask, store), derived: createDerived() };
  }, [store, bridge]);
  return <AppContext value={app}>{children}</AppContext>;
}

/** A part of the store; the component renders again when that part is another object. */
export function useApp<Part>(select: (data: AppData) => Part): Part {
  return useStore(useAppContext().store, select);
}

export const useActions = (): Actions => useAppContext().actions;
export const useAsk = (): Ask => useAppContext().ask;
export const useBridge = (): Bridge => useAppContext().bridge;

export function useInventory(): Inventory {
  const { store, derived } = useAppContext();
  return useStore(store, derived.inventory);
}

export function useRunning(): Running {
  const { store, derived } = useAppContext();
  return useStore(store, derived.running);
}

export function useContainerTotals(): ContainerTotals {
  const { store, derived } = useAppContext();
  return useStore(store, derived.totals);
}

/** Reads the store at the moment of the call, without rendering when it changes. */
export function useReadApp(): () => AppData {
  return useAppContext().store.getState;
}

/** Changes what only the window knows. */
export function useSetUi(): (change: (ui: UiState) => Partial<UiState>) => void {
  const { store } = useAppContext();
  return useMemo(() => (change) => setUi(store, change), [store]);
}

/** Reads the store and what is computed from it at the moment of the call. */
export function useReadDerived(): () => { data: AppData; inventory: Inventory; running: Running } {
  const { store, derived } = useAppContext();
  return useCallback(() => {
    const data = store.getState();
    return { data, inventory: derived.inventory(data), running: derived.running(data) };
  }, [store, derived]);
}
