import { type ComponentType, createElement, type FunctionComponent, lazy, useState } from 'react';

interface OnDemand<Props> extends FunctionComponent<Props> {
  /** Resolves when it is there; it then shows at once. */
  readonly load: () => Promise<unknown>;
}

/** A component whose code is loaded when it is first shown, or before by `load`. Wants a `Suspense` around it. */
export function onDemand<Props extends object>(find: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let found: ComponentType<Props> | null = null;
  let finding: Promise<{ default: ComponentType<Props> }> | null = null;
  const load = () => {
    finding ??= find().then((component) => {
      found = component;
      return { default: component };
    });
    return finding;
  };
  const Lazy = lazy<ComponentType<Props>>(load);
  const Shown = (props: Props) => {
    // It stays what it was at first: another component would lose its state.
    const [Component] = useState<ComponentType<Props>>(() => found ?? Lazy);
    return createElement(Component, props);
  };
  return Object.assign(Shown, { load });
}
