import type { AppState } from '../app-state.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { EngineDisk } from '../engine.ts';
import type { EngineChoice, EngineChoices } from '../engine-choice.ts';
import type { HostPath, OperationId } from '../ids.ts';
import type { LogSaveRequest } from '../logs.ts';
import type { Settings } from '../settings.ts';
import type { UpdateAct } from '../update.ts';

/** What the window asks of the app itself and of the engine as a whole. */
export interface AppCommands {
  'app.state': { args: null; result: AppState };
  /** What helps to find out what is wrong, as it is now. */
  'diagnostics.read': { args: null; result: Diagnostics };
  /** Tries the engine now instead of waiting for the next attempt. */
  'engine.retry': { args: null; result: null };
  /** Room on the disk on which the engine keeps its data; `null` where that is on another machine. */
  'engine.disk': { args: null; result: EngineDisk | null };
  /** The engines that can be switched to, looked up anew. */
  'engine.choices': { args: null; result: EngineChoices };
  /** Shows another engine, and keeps to it. Refused while something is being changed on the present one. */
  'engine.choose': { args: { choice: EngineChoice }; result: null };
  'operation.cancel': { args: { id: OperationId }; result: null };
  /** Answers what an operation asks: it goes on. To cancel it is the other answer. */
  'operation.goOn': { args: { id: OperationId }; result: null };
  /** Takes an ended operation off the list. */
  'operation.dismiss': { args: { id: OperationId }; result: null };
  /** The whole output so far, oldest line first; bounded, a line says what was dropped. */
  'operation.log': { args: { id: OperationId }; result: readonly string[] };
  /**
   * Asks with the system's save dialog where to, and writes the log there. Answers when the file is complete; `null`
   * when the dialog is closed.
   */
  'logs.save': { args: { request: LogSaveRequest }; result: HostPath | null };
  /** Hands an http(s) address to the default browser; anything else is refused. */
  'link.open': { args: { url: string }; result: null };
  /** Text alone, and only while the user's key or click is fresh: the preload refuses it else. */
  'clipboard.read': { args: null; result: string };
  'clipboard.write': { args: { text: string }; result: null };
  /** Tells of something that ended while the window was not in front; one that is in front shows it itself. */
  'notification.show': { args: { title: string; body: string }; result: null };
  /** Has no more to be told of a file that was set aside. */
  'keptFile.seen': { args: { path: HostPath }; result: null };
  'settings.set': { args: Partial<Settings>; result: Settings };
  /** How it goes on is pushed as `update`. A restart is refused while anything is being changed. */
  'update.act': { args: { act: UpdateAct }; result: null };
  /** Answers the push `page.save`: everything was handed over before. */
  'page.saved': { args: null; result: null };
}
