import { createStore } from 'zustand/vanilla';
import type { ContainerPath, TransferMessage, TransferRequest } from '../../../shared/container-files.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { Bridge } from '../../../shared/ipc.ts';

/** Files on their way out of a container, or into it. */
export interface Transfer {
  readonly id: number;
  readonly request: TransferRequest;
  readonly bytes: number;
  readonly total: number | null;
}

/** An edited text that is not saved yet. */
export interface Draft {
  readonly text: string;
  /** What it was when it was opened, as it is edited: equal to `text`, nothing is lost by leaving. */
  readonly before: string;
  readonly version: string;
  readonly ends: '\n' | '\r\n';
}

export type TransferEnd =
  | { readonly kind: 'done'; readonly done: Extract<TransferMessage, { kind: 'done' }> }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** A dialog was closed. */
  | { readonly kind: 'nothing' };

const draftKey = (container: ContainerId, path: ContainerPath) => `${container} ${path}`;

/** What goes on with files while other places of the window are looked at. */
function createFilesStore(bridge: Bridge) {
  const store = createStore<{
    readonly transfers: readonly Transfer[];
    readonly drafts: ReadonlyMap<string, Draft>;
  }>(() => ({ transfers: [], drafts: new Map() }));
  const closing = new Map<number, () => void>();
  let last = 0;

  const remove = (id: number) => {
    closing.delete(id);
    store.setState(({ transfers }) => ({ transfers: transfers.filter((transfer) => transfer.id !== id) }));
  };

  return {
    store,
    /** Resolves when it is over; never rejects. Called off, it never resolves. */
    transfer: (request: TransferRequest): Promise<TransferEnd> =>
      new Promise((resolve) => {
        last += 1;
        const id = last;
        let done: TransferEnd = { kind: 'nothing' };
        store.setState(({ transfers }) => ({
          transfers: [...transfers, { id, request, bytes: 0, total: null }],
        }));
        const stream = bridge.open('transfer', request, (news) => {
          if (news.kind === 'ended') {
            remove(id);
            resolve(news.error === null ? done : { kind: 'failed', error: news.error });
          } else if (news.message.kind === 'done') done = { kind: 'done', done: news.message };
          else {
            const { bytes, total } = news.message;
            store.setState(({ transfers }) => ({
              transfers: transfers.map((transfer) =>
                transfer.id === id ? { ...transfer, bytes, total } : transfer,
              ),
            }));
          }
        });
        closing.set(id, () => stream.close());
      }),
    callOff(id: number): void {
      closing.get(id)?.();
      remove(id);
    },
    draft: (container: ContainerId, path: ContainerPath): Draft | null =>
      store.getState().drafts.get(draftKey(container, path)) ?? null,
    setDraft(container: ContainerId, path: ContainerPath, draft: Draft | null): void {
      store.setState(({ drafts }) => {
        const next = new Map(drafts);
        if (draft === null) next.delete(draftKey(container, path));
        else next.set(draftKey(container, path), draft);
        return { drafts: next };
      });
    },
  };
}

type FilesStore = ReturnType<typeof createFilesStore>;

const stores = new WeakMap<Bridge, FilesStore>();

/** The one store of a window. */
export function filesStoreOf(bridge: Bridge): FilesStore {
  const known = stores.get(bridge) ?? createFilesStore(bridge);
  stores.set(bridge, known);
  return known;
}
