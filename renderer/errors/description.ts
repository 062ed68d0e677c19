/** What a person reads of a failure. `command` is the line that mends it, where there is one. */
export interface Description {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
  readonly command?: string;
}
