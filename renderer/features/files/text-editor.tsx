import { useState } from 'react';
import { useStore } from 'zustand';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp, useAsk, useBridge } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import type { EntryRow } from './file-rows.ts';
import styles from './files.module.css';
import { type Draft, filesStoreOf } from './files-store.ts';
import { asSaved } from './line-ends.ts';

interface Props {
  readonly container: Container;
  readonly row: EntryRow;
  readonly name: string;
  readonly draft: Draft;
  /** It was saved: what is shown must be read anew. */
  readonly onSaved: () => void;
}

/** The draft of a file's text; `null` while it is not edited. */
export function useDraft({ id }: Container, { path }: EntryRow): Draft | null {
  const files = filesStoreOf(useBridge());
  return useStore(files.store, () => files.draft(id, path));
}

/** Edits a file's text. What was typed stays while other files and places are looked at, until it is saved or dropped. */
export function TextEditor({ container, row, name, draft, onSaved }: Props) {
  const files = filesStoreOf(useBridge());
  const ask = useAsk();
  const engineReason = useEngineReason();
  const [saving, setSaving] = useState(false);
  const [changed, setChanged] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const { path } = row;
  const isSame = draft.text === draft.before;
  const keep = (next: Draft | null) => files.setDraft(container.id, path, next);

  const save = async (version: string | null) => {
    setSaving(true);
    const text = asSaved(draft.text, draft.ends);
    const answer = await ask('files.save', { container: container.id, path, text, version });
    setSaving(false);
    setChanged(answer.ok && answer.value.kind === 'changed');
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    if (answer.value.kind === 'saved') {
      keep(null);
      onSaved();
    }
  };
  return (
    <div className={styles.editor}>
      <div className={styles.editorHead}>
        <span className={styles.dim}>
          {isSame ? t('Mode and owner stay as they are.') : t('Not saved yet.')}
        </span>
        <ActionButton size="small" onClick={() => keep(null)}>
          {isSame ? t('Close') : t('Drop changes')}
        </ActionButton>
        <ActionButton
          size="small"
          look="primary"
          disabledReason={
            engineReason ?? (saving ? t('It is being saved') : isSame ? t('Nothing was changed') : null)
          }
          onClick={() => void save(draft.version)}
        >
          {t('Save')}
        </ActionButton>
      </div>
      {failure !== null && <Failed error={failure} />}
      {changed && (
        <Banner
          urgent
          tone="warning"
          title={t('Changed in the container since you opened it')}
          actions={
            <>
              <ActionButton onClick={() => keep(null)}>{t('Drop my text')}</ActionButton>
              <ActionButton look="danger" onClick={() => void save(null)}>
                {t('Write over it')}
              </ActionButton>
            </>
          }
        >
          {t('Nothing was saved. To write over it loses what was changed there.')}
        </Banner>
      )}
      <textarea
        aria-label={t('Text of {name}', { name })}
        // biome-ignore lint/a11y/noAutofocus: it is what the button was pressed for.
        autoFocus
        value={draft.text}
        spellCheck={false}
        wrap="off"
        readOnly={saving}
        onChange={(event) => keep({ ...draft, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (!isSame && !saving) void save(draft.version);
        }}
      />
    </div>
  );
}

/** At the text, not in a corner: what to do about it is done here. */
function Failed({ error }: { error: AppError }) {
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <Banner urgent tone="warning" title={t('Not saved: {title}', { title })}>
      <span>
        <bdi>{cause}</bdi> {nextStep}
      </span>
    </Banner>
  );
}
