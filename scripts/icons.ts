/** `npm run icons`: makes every picture of the app's icon from assets/icon.svg, by the browser in Electron. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { ensureDisplay } from './setup/display.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { projectFolder } from './setup/project.ts';
import { runScript, say } from './setup/say.ts';

interface Picture {
  readonly file: string;
  readonly size: number;
  /** `template`: the layers alone, in black, as macOS wants an icon of its menu bar. */
  readonly look: 'whole' | 'template';
}

const pictures: readonly Picture[] = [
  { file: 'icon.png', size: 512, look: 'whole' },
  ...[16, 32, 48, 64, 128, 256, 512, 1024].map(
    (size): Picture => ({ file: join('icons', `${size}x${size}.png`), size, look: 'whole' }),
  ),
  // By these names the system takes the second one on dense screens.
  { file: 'trayTemplate.png', size: 18, look: 'template' },
  { file: 'trayTemplate@2x.png', size: 36, look: 'template' },
];

/** The icon without its tile, cut to the three layers. */
const layersOf = (svg: string) =>
  svg
    .replaceAll(/<rect [^>]*\brx="[^>]*\/>/g, '')
    .replace('viewBox="0 0 512 512"', 'viewBox="62 62 388 388"');

async function draw(page: Page, svg: string, { size, look }: Picture): Promise<Buffer> {
  const text = look === 'template' ? layersOf(svg) : svg;
  // Without a size of its own it would be drawn small, and scaled.
  const sized = text.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`;
  // As text, since the page's types are not those of a script.
  const drawn = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(source)};
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ${size};
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, ${size}, ${size});
    if (${look === 'template'}) {
      context.globalCompositeOperation = 'source-in';
      context.fillRect(0, 0, ${size}, ${size});
    }
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
}

await runScript(async () => {
  const assets = join(projectFolder, 'assets');
  const svg = await readFile(join(assets, 'icon.svg'), 'utf8');
  const { executable, args } = await electronExecutable();
  const display = await ensureDisplay();
  const electron = await _electron.launch({
    executablePath: executable,
    args: [...args, join(projectFolder, 'bench', 'kit', 'bare-window')],
    env: { ...(process.env as Record<string, string>), ...display.env },
  });
  try {
    const page = await electron.firstWindow();
    for (const picture of pictures) {
      await writeFile(join(assets, picture.file), await draw(page, svg, picture));
      say(picture.file);
    }
    return 0;
  } finally {
    await electron.close();
    await display.stop();
  }
});
