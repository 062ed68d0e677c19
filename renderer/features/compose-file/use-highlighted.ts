import { useEffect, useMemo, useState } from 'react';
import type { CodeToken } from '../../ui/code-view.tsx';

type Yaml = typeof import('./yaml-tokens.ts');

/** The text in lines of tokens, secrets masked unless they are revealed. Colours come once the parser is loaded. */
export function useHighlighted(text: string, revealed: boolean) {
  const [yaml, setYaml] = useState<Yaml | null>(null);
  useEffect(() => {
    let over = false;
    // Only this view needs a parser: the window opens without it.
    void import('./yaml-tokens.ts').then((loaded) => {
      if (!over) setYaml(loaded);
    });
    return () => {
      over = true;
    };
  }, []);
  return useMemo(() => {
    // Until secrets can be told from the rest, nothing is shown.
    if (yaml === null)
      return { lines: [] as readonly (readonly CodeToken[])[], text: '', secrets: 0, ready: false };
    const tokens = yaml.yamlTokens(text);
    const masked = yaml.maskSecrets(tokens);
    const shown = revealed ? tokens : masked.tokens;
    return {
      lines: yaml.inLines(shown),
      text: shown.map((token) => token.text).join(''),
      secrets: masked.count,
      ready: true,
    };
  }, [yaml, text, revealed]);
}
