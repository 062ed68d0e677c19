import { useAsk, useSetUi } from '../../store/app-context.tsx';
import { pasteTooLong } from './notices.ts';
import { cleanPaste, longestPaste, runsLines } from './paste.ts';
import type { SessionId } from './sessions.ts';
import { useSessions } from './use-sessions.ts';

/** What goes from a session into the clipboard and back, each only when the user asks. */
export function useClipboard(id: SessionId) {
  const ask = useAsk();
  const setUi = useSetUi();
  const sessions = useSessions();

  /** Pastes, or asks first where lines would run that nobody has seen. */
  const paste = (text: string) => {
    const screen = sessions.screenOf(id);
    const clean = cleanPaste(text);
    if (screen === null || clean === '') return;
    if (clean.length > longestPaste) setUi(pasteTooLong);
    else if (runsLines(clean) && !screen.tellsPasted) sessions.change(id, { pasted: clean });
    else screen.paste(clean);
  };

  return {
    paste,
    pasteClipboard: () =>
      void ask('clipboard.read', null).then((answer) => {
        if (answer.ok) paste(answer.value);
      }),
    copySelection: () => {
      const text = sessions.screenOf(id)?.selection() ?? '';
      if (text !== '') void ask('clipboard.write', { text });
    },
  };
}
