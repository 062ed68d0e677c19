import { assertNever } from '../../shared/assert-never.ts';
import {
  type ContainerId,
  containerId,
  type StackName,
  stackName,
  type VolumeName,
  volumeName,
} from '../../shared/ids.ts';

export const views = ['containers', 'volumes', 'walkthrough', 'settings'] as const;
export type ViewName = (typeof views)[number];

export const containerTabs = ['logs', 'inspect', 'mounts', 'exec', 'files', 'stats'] as const;
export type ContainerTab = (typeof containerTabs)[number];

export const stackTabs = ['logs', 'containers', 'compose', 'data', 'stats'] as const;
export type StackTab = (typeof stackTabs)[number];

export const volumeTabs = ['data', 'used-by', 'exports'] as const;
export type VolumeTab = (typeof volumeTabs)[number];

/** Where the window is: its address, so that back and forward work. */
export type Route =
  | { readonly view: ViewName }
  | { readonly view: 'container'; readonly id: ContainerId; readonly tab: ContainerTab }
  | { readonly view: 'diagnostics' }
  | { readonly view: 'stack'; readonly name: StackName; readonly tab: StackTab }
  | { readonly view: 'volume'; readonly name: VolumeName; readonly tab: VolumeTab };

/** `#/containers`, `#/containers/ID/logs`, `#/stacks/NAME/logs`, `#/volumes/NAME/exports`. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'container':
      return `#/containers/${route.id}/${route.tab}`;
    case 'stack':
      return `#/stacks/${encodeURIComponent(route.name)}/${route.tab}`;
    case 'volume':
      return `#/volumes/${encodeURIComponent(route.name)}/${route.tab}`;
    case 'containers':
    case 'volumes':
    case 'walkthrough':
    case 'settings':
    case 'diagnostics':
      return `#/${route.view}`;
    default:
      return assertNever(route);
  }
}

/** The place that an address names; the containers where it names none, a page's first tab where it names no tab. */
export function routeOf(hash: string): Route {
  const [view = '', subject = '', tab = ''] = hash.replace(/^#\//, '').split('/');
  if (view === 'containers' && /^[0-9a-f]{64}$/.test(subject)) {
    return { view: 'container', id: containerId(subject), tab: oneOf(containerTabs, tab) };
  }
  const name = decoded(subject);
  if (view === 'stacks' && name !== '') {
    return { view: 'stack', name: stackName(name), tab: oneOf(stackTabs, tab) };
  }
  if (view === 'volumes' && name !== '') {
    return { view: 'volume', name: volumeName(name), tab: oneOf(volumeTabs, tab) };
  }
  if (view === 'diagnostics') return { view };
  return { view: oneOf(views, view) };
}

/** The part of the sidebar that a place belongs to. */
export function viewOf(route: Route): ViewName {
  if (route.view === 'volume') return 'volumes';
  if (route.view === 'diagnostics') return 'settings';
  return route.view === 'container' || route.view === 'stack' ? 'containers' : route.view;
}

function oneOf<Name extends string>(names: readonly [Name, ...Name[]], text: string): Name {
  return names.find((name) => name === text) ?? names[0];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Goes to a place; back leads to where one was. */
export function openPage(route: Route): void {
  window.location.hash = hrefOf(route);
}
