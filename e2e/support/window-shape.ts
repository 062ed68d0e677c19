import type { RunningApp } from './running-app.ts';

/** Of a window's content, in CSS pixels before they are zoomed. */
export interface WindowShape {
  readonly width: number;
  readonly height: number;
  /** 2 for 200 %; as it is without. */
  readonly zoom?: number;
}

export const usualShape: WindowShape = { width: 1280, height: 800 };
export const narrowShape: WindowShape = { width: 900, height: 600 };

/** Gives the app's window a size, and waits until the page has it. */
export async function shapeWindow(
  { electron, page }: Pick<RunningApp, 'electron' | 'page'>,
  shape: WindowShape,
): Promise<void> {
  const { width, height, zoom = 1 } = shape;
  await electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      const app = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().startsWith('app:'));
      app?.setContentSize(wanted.width, wanted.height);
      app?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width / zoom);
}
