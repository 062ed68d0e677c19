import { textMap } from './narrow.ts';

/** On containers that the app makes for work of its own, and removes: what the work is. */
export const helperLabel = 'app.stackyard.helper';

/** On volumes that the app makes: what for. It tells one that was only being filled from any other of the same name. */
export const madeForLabel = 'app.stackyard.made-for';

/** Whether the labels are those of such a container: nobody is shown one. */
export const isHelper = (labels: unknown): boolean => textMap(labels).has(helperLabel);
