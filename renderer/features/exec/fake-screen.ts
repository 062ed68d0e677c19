import type { CreateScreen, ScreenOptions } from './screen.ts';

/** For tests: screens that keep what was written as text, with the hands that a test needs on them. */
export function fakeScreens() {
  const made: ReturnType<typeof aScreen>[] = [];
  const create: CreateScreen = (options) => {
    const fake = aScreen(options);
    made.push(fake);
    return fake.screen;
  };
  return {
    made,
    load: async () => create,
    last() {
      const fake = made.at(-1);
      if (fake === undefined) throw new Error('No screen was made');
      return fake;
    },
  };
}

function aScreen(options: ScreenOptions) {
  const calls: string[] = [];
  const decoder = new TextDecoder();
  const element = document.createElement('pre');
  element.tabIndex = 0;
  element.setAttribute('role', 'textbox');
  element.setAttribute('aria-label', options.name);
  const fake = {
    options,
    /** What was done to it. */
    calls,
    text: () => element.textContent ?? '',
    type: (text: string) => options.events.typed(new TextEncoder().encode(text)),
    tellsPasted: false,
    selected: '',
    /** What was written waits to be drawn while this is set. */
    holds: null as Promise<void> | null,
  };
  const note = (call: string) => void calls.push(call);
  return Object.assign(fake, {
    screen: {
      attach: (host: HTMLElement) => host.append(element),
      detach: () => element.remove(),
      async write(bytes: Uint8Array) {
        await fake.holds;
        element.textContent += decoder.decode(bytes, { stream: true });
      },
      size: () => ({ columns: 80, rows: 24 }),
      focus: () => element.focus(),
      selection: () => fake.selected,
      selectAll: () => note('select all'),
      clear: () => note('clear'),
      paste: (text: string) => note(`paste ${text}`),
      get tellsPasted() {
        return fake.tellsPasted;
      },
      wantsMouse: false,
      search: (text: string, direction: string) => note(`search ${text} ${direction}`),
      endSearch: () => note('end search'),
      setScreenReader: (on: boolean) => note(`screen reader ${on}`),
      release: () => note('release'),
      begin: () => note('begin'),
      dispose: () => {
        note('dispose');
        element.remove();
      },
    },
  });
}
