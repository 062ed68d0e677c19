import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';
import { useComposeReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { ChooseSource } from './choose-source.tsx';
import { ChosenFiles } from './chosen-files.tsx';
import { PreviewLists } from './preview-lists.tsx';
import { RecentRuns } from './recent-runs.tsx';
import { isProjectName, RunOptions } from './run-options.tsx';
import { RunProblem } from './run-problem.tsx';
import { RunWarnings } from './run-warnings.tsx';
import { useRunPreview } from './use-run-preview.ts';
import { useRunRequest } from './use-run-request.ts';

/** Choose a Compose file, see what it will make, run it. */
export function RunDialog({ dialog }: { dialog: Extract<OpenDialog, { kind: 'run' }> }) {
  const { closeDialog, run } = useActions();
  const composeReason = useComposeReason();
  const composeMissing = useApp(({ compose }) => compose?.kind === 'missing');
  const { request, error, asLastTime, choose, take, addFile, addEnvFile, change } = useRunRequest(dialog);
  const [attempt, setAttempt] = useState(0);
  const validName = isProjectName(request?.projectName ?? null);
  const { preview, error: previewError, loading } = useRunPreview(validName ? request : null, attempt);

  const notYet =
    request === null ? t('Choose a Compose file first') : loading ? t('Wait: reading the file') : null;
  const noName = validName ? null : t('Give it a project name that Compose takes');
  const noPreview = preview === null ? t('The file can’t be run as it is') : null;
  const problem = error ?? previewError;
  return (
    <DialogFrame
      title={t('Run a stack')}
      sub={t('Shows what a Compose file will make, before anything happens.')}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton
            look="primary"
            icon="play"
            disabledReason={composeReason ?? notYet ?? noName ?? noPreview}
            onClick={() => {
              if (preview === null) return;
              closeDialog();
              void run(preview.request);
            }}
          >
            {t('Run')}
          </ActionButton>
        </>
      }
    >
      {composeMissing && <RunProblem error={{ kind: 'compose-cli-missing' }} onTryAgain={null} />}
      {request === null ? (
        <ChooseSource onChoose={(what) => void choose(what)} disabledReason={composeReason} />
      ) : (
        <ChosenFiles
          files={request.files}
          onFiles={(files) => change({ files })}
          onAdd={() => void addFile()}
          onChange={() => void choose('file')}
        />
      )}
      {problem !== null && !loading && (
        <RunProblem
          error={problem}
          onTryAgain={request === null ? null : () => setAttempt((count) => count + 1)}
        />
      )}
      {request === null && <RecentRuns onTake={take} disabledReason={composeReason} />}
      {request !== null && (
        <>
          {preview !== null && <RunWarnings preview={preview} />}
          {preview === null && loading && (
            <div role="status" aria-label={t('Reading the Compose file')}>
              <Skeleton width="40%" />
              <Skeleton width="80%" />
              <Skeleton width="65%" />
            </div>
          )}
          {preview !== null && <PreviewLists preview={preview} />}
          <RunOptions
            request={request}
            preview={preview}
            asLastTime={asLastTime}
            onChange={change}
            onAddEnvFile={() => void addEnvFile()}
          />
        </>
      )}
    </DialogFrame>
  );
}
