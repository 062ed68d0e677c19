/** Where Linux shows a graphics card: of the kernel's own drivers, of NVIDIA's, and of Windows around it (WSL). */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/** Whether this machine may have a graphics card: only where it is certain that it has none, it says so. */
export const mayHaveGraphicsCard = (platform: NodeJS.Platform, isThere: (path: string) => boolean): boolean =>
  platform !== 'linux' || devices.some(isThere);
