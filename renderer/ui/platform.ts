import { createContext, useContext } from 'react';
import type { Platform } from './chord.ts';

/** The system that the window is on, for keys and their names. */
export const PlatformContext = createContext<Platform>('linux');

export const usePlatform = (): Platform => useContext(PlatformContext);
