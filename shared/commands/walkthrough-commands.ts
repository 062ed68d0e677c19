import type { HostPath } from '../ids.ts';
import type { SampleSource } from '../walkthrough.ts';

/** The walkthrough and its copy of the sample. */
export interface WalkthroughCommands {
  /** Lets the user say where the next copy of the sample goes; nothing changes when the dialog is closed. */
  'walkthrough.choosePlace': { args: null; result: null };
  /** Begins to get a copy; how it goes is pushed as `walkthrough`. */
  'walkthrough.fetch': { args: { source: Exclude<SampleSource, 'folder'> }; result: null };
  'walkthrough.cancelFetch': { args: null; result: null };
  /** Works on a copy that is there; without a folder the user is asked for one. */
  'walkthrough.takeFolder': { args: { folder: HostPath | null }; result: null };
  /** Forgets how far the present copy has come. Its files, containers and volume stay. */
  'walkthrough.reset': { args: null; result: null };
  /** The walkthrough is not offered any more. */
  'walkthrough.decline': { args: null; result: null };
  /** Begins or ends the counter-example, a copy without a volume. */
  'walkthrough.without': { args: { begin: boolean }; result: null };
  /** Opens the present copy's folder, or its Compose file in the editor. */
  'walkthrough.open': { args: { what: 'folder' | 'editor' }; result: null };
}
