import Skeleton from '@mui/material/Skeleton';
import { type ReactNode, useState } from 'react';
import type { AddVolumePreview, AfterAdding } from '../../../shared/add-volume.ts';
import { type OperationId, stackName } from '../../../shared/ids.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';
import { useBusyReason, useComposeReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { AdditionProgress } from './addition-progress.tsx';
import { afterwardsOf, type Ticks } from './addition-words.ts';
import { FileChange } from './file-change.tsx';
import { useVolumePreview } from './use-volume-preview.ts';
import { VolumeFields } from './volume-fields.tsx';
import { WhatFollows } from './what-follows.tsx';

type Dialog = Extract<OpenDialog, { kind: 'add-volume' }>;

/** Gives a service a volume: what changes in the Compose file, before it does, then the steps as they are done. */
export function AddVolumeDialog({ dialog }: { dialog: Dialog }) {
  const [begun, setBegun] = useState<OperationId | null>(null);
  const operation = useApp(({ operations }) => operations.find(({ id }) => id === begun) ?? null);
  const { closeDialog, dismiss } = useActions();
  const { service } = dialog;
  if (begun === null) return <Choose dialog={dialog} onBegun={setBegun} />;
  const isOver = operation === null || !['running', 'cancelling'].includes(operation.state.kind);
  const close = () => {
    closeDialog();
    // What came of it has been read here.
    if (isOver && operation !== null) void dismiss(operation.id);
  };
  return (
    <Frame
      service={service}
      onClose={close}
      foot={
        <ActionButton autoFocus look={isOver ? 'primary' : 'plain'} onClick={close}>
          {isOver ? 'Close' : 'Hide'}
        </ActionButton>
      }
    >
      {operation !== null && <AdditionProgress operation={operation} />}
    </Frame>
  );
}

function Choose({ dialog, onBegun }: { dialog: Dialog; onBegun: (id: OperationId) => void }) {
  const { closeDialog, addVolume } = useActions();
  const { home, service } = dialog;
  const [asked, setAsked] = useState<{ key: string | null; path: string | null }>({ key: null, path: null });
  const [attempt, setAttempt] = useState(0);
  const [ticks, setTicks] = useState<Ticks>({ recreate: null, copy: null });
  const [sent, setSent] = useState(false);
  const { preview, error, loading } = useVolumePreview(home, service, { ...asked, attempt });
  const platform = useApp(({ about }) => about.platform);
  const composeReason = useComposeReason();
  const stack = preview?.stack ?? (home.kind === 'stack' ? home.name : null);
  const busy = useBusyReason({ kind: 'stack', name: stack ?? stackName('') });

  const change = preview === null || preview.change.kind === 'refused' ? null : preview.change;
  const afterwards = preview === null ? 'nothing' : afterwardsOf(preview, ticks);
  const begin = async (ready: AddVolumePreview, seen: string) => {
    setSent(true);
    const { key, path } = ready;
    const id = await addVolume({ home, service, key, path, seen, afterwards });
    setSent(false);
    if (id !== null) onBegun(id);
  };
  const failure = error === null ? null : describeError(error, platform);
  const wait = loading || sent ? 'Wait: looking at the Compose file' : null;
  const cannot =
    change === null ? 'The volume can’t be added like this' : nothingToDo(change.kind, afterwards);
  return (
    <Frame
      service={service}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>Cancel</ActionButton>
          <ActionButton
            look="primary"
            icon="plus"
            disabledReason={composeReason ?? busy ?? wait ?? cannot}
            onClick={() => preview !== null && change !== null && void begin(preview, change.seen)}
          >
            Add volume
          </ActionButton>
        </>
      }
    >
      <VolumeFields
        name={asked.key ?? preview?.key ?? ''}
        path={asked.path ?? preview?.path ?? ''}
        preview={loading ? null : preview}
        onName={(key) => setAsked((before) => ({ ...before, key }))}
        onPath={(path) => setAsked((before) => ({ ...before, path }))}
      />
      {failure !== null && !loading && (
        <Banner
          tone="bad"
          urgent
          title={failure.title}
          actions={<ActionButton onClick={() => setAttempt((count) => count + 1)}>Try again</ActionButton>}
        >
          <span>
            <bdi>{failure.cause}</bdi> {failure.nextStep}
          </span>
        </Banner>
      )}
      {preview === null && loading && (
        <div role="status" aria-label="Looking at the Compose file">
          <Skeleton width="40%" />
          <Skeleton width="80%" />
          <Skeleton width="65%" />
        </div>
      )}
      {preview !== null && <FileChange change={preview.change} stale={loading} />}
      {preview !== null && change !== null && (
        <WhatFollows
          preview={preview}
          afterwards={afterwards}
          onTick={(next) => setTicks((before) => ({ ...before, ...next }))}
        />
      )}
    </Frame>
  );
}

const nothingToDo = (kind: 'edit' | 'none', afterwards: AfterAdding): string | null =>
  kind === 'none' && afterwards === 'nothing' ? 'The file has it: the service is to be recreated' : null;

interface FrameProps {
  readonly service: string;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  readonly onClose: () => void;
}

function Frame({ service, children, foot, onClose }: FrameProps) {
  return (
    <DialogFrame
      width={680}
      title={`Add a volume to ${service}`}
      heading={
        <>
          Add a volume to <bdi>{service}</bdi>
        </>
      }
      sub="What is in a volume stays when the stack is deleted, and is attached again on the next run."
      onClose={onClose}
      foot={foot}
    >
      {children}
    </DialogFrame>
  );
}
