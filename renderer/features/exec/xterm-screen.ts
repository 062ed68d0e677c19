import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import '@xterm/xterm/css/xterm.css';
import { Terminal } from '@xterm/xterm';
import { drawOnGpu } from './gpu.ts';
import { letStylesIn, nonceOf } from './let-styles-in.ts';
import type { Screen, ScreenEvents, ScreenOptions } from './screen.ts';
import { screenKey } from './screen-keys.ts';
import { themeOf, watchTheme } from './terminal-theme.ts';

const scrollback = 5_000;
const restMs = 80;

// Leaves the mouse, the focus and pasted text alone again, as a program that ended in order would have done.
const releaseAll =
  '\x1b[?9l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?2004l';
// Off the alternate screen, with colours, modes and cursor as at first, on a line of its own.
const beginAgain = `${releaseAll}\x1b[?1049l\x1b[!p\x1b[0m\x1b[?7h\x1b[?25h\r\n`;

/** http and https alone: a container's output may name anything. */
function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

/** The two kinds of link: one that is written out, and one that a program hides behind other words (OSC 8). */
function links({ hovered, opened }: ScreenEvents) {
  return {
    // A click alone selects: to leave the app takes the modifier, as in other terminals.
    activate: (event: MouseEvent, text: string) => {
      const address = webAddress(text);
      if (address !== null && (event.ctrlKey || event.metaKey)) opened(address);
    },
    hover: (_event: MouseEvent, text: string) => hovered(webAddress(text)),
    leave: () => hovered(null),
  };
}

function createTerminal({ screenReader, events }: ScreenOptions): Terminal {
  letStylesIn(document, nonceOf(document));
  const terminal = new Terminal({
    // For the widths of characters and the marks of a search.
    allowProposedApi: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 1.2,
    linkHandler: links(events),
    // A program could fill the console with its mistakes.
    logLevel: 'off',
    minimumContrastRatio: 4.5,
    scrollback,
    screenReaderMode: screenReader,
    theme: themeOf(document).theme,
  });
  const { activate, ...pointed } = links(events);
  terminal.loadAddon(new WebLinksAddon(activate, pointed));
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return terminal;
}

/** Has keys and pastes go where they belong: to the program, to us, or to whoever asks before. */
function listen(terminal: Terminal, host: HTMLElement, { events, mac }: ScreenOptions): void {
  const encoder = new TextEncoder();
  terminal.onData((text) => events.typed(encoder.encode(text)));
  terminal.onBinary((text) => events.typed(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
  terminal.attachCustomKeyEventHandler((event) => {
    const key = screenKey(event, mac);
    if (key === null) return true;
    event.preventDefault();
    if (event.type === 'keydown') events.pressed(key);
    return false;
  });
  host.addEventListener(
    'paste',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      events.pasted(event.clipboardData?.getData('text/plain') ?? '');
    },
    { capture: true },
  );
}

/** Keeps the terminal as large as the element that it is shown in. */
function followSize(terminal: Terminal, fit: FitAddon) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => fit.fit(), restMs);
  });
  return {
    begin(host: HTMLElement) {
      fit.fit();
      observer.observe(host);
    },
    end() {
      clearTimeout(timer);
      observer.disconnect();
    },
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
  };
}

/** A screen by xterm.js. What a program writes can do nothing but draw on it. */
export function createXtermScreen(options: ScreenOptions): Screen {
  const { events, name, description } = options;
  const terminal = createTerminal(options);
  const fit = new FitAddon();
  const finder = new SearchAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(finder);
  const root = document.createElement('div');
  root.style.height = '100%';
  const size = followSize(terminal, fit);
  let endGpu: () => void = () => undefined;

  listen(terminal, root, options);
  terminal.onResize(() => events.resized(size.size()));
  finder.onDidChangeResults(({ resultIndex, resultCount }) =>
    events.found({ at: resultIndex < 0 ? null : resultIndex + 1, count: resultCount }),
  );
  const endTheme = watchTheme(document, () => {
    terminal.options.theme = themeOf(document).theme;
  });

  const write = (data: string | Uint8Array) => new Promise<void>((drawn) => terminal.write(data, drawn));
  const searchOptions = () => {
    const { match, active } = themeOf(document).marks;
    return {
      decorations: {
        matchBackground: match,
        matchOverviewRuler: match,
        activeMatchBackground: active,
        activeMatchColorOverviewRuler: active,
      },
    };
  };

  return {
    attach(host) {
      host.append(root);
      if (terminal.element === undefined) terminal.open(root);
      terminal.textarea?.setAttribute('aria-label', name);
      terminal.textarea?.setAttribute('aria-description', description);
      endGpu = drawOnGpu(terminal);
      size.begin(host);
    },
    detach() {
      size.end();
      endGpu();
      root.remove();
    },
    write,
    size: size.size,
    focus: () => terminal.focus(),
    selection: () => terminal.getSelection(),
    selectAll: () => terminal.selectAll(),
    clear: () => terminal.clear(),
    paste: (text) => terminal.paste(text),
    get tellsPasted() {
      return terminal.modes.bracketedPasteMode;
    },
    get wantsMouse() {
      return terminal.modes.mouseTrackingMode !== 'none';
    },
    search(text, direction) {
      if (direction === 'next') finder.findNext(text, searchOptions());
      else finder.findPrevious(text, searchOptions());
    },
    endSearch() {
      finder.clearDecorations();
      terminal.clearSelection();
    },
    setScreenReader(on) {
      terminal.options.screenReaderMode = on;
    },
    release: () => void write(releaseAll),
    begin: () => void write(beginAgain),
    dispose() {
      endTheme();
      size.end();
      terminal.dispose();
      root.remove();
    },
  };
}
