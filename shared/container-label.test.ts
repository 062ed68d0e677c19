import { describe, expect, test } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import { containerLabel, qualifiedLabel } from './container-label.ts';
import { stackName } from './ids.ts';

describe('the label of a container', () => {
  test('is its name when it stands alone', () => {
    expect(containerLabel(aContainer({ name: 'redis' }))).toBe('redis');
  });

  test('is SERVICE-N in a stack', () => {
    expect(containerLabel(aReplica('web', { compose: { number: 12 } }))).toBe('web-12');
  });

  test('is SERVICE-N also with a container_name of its own', () => {
    expect(containerLabel(aReplica('web', { name: 'my-web' }))).toBe('web-1');
  });

  test('is SERVICE-N also with a name of Compose v1', () => {
    expect(containerLabel(aReplica('web', { name: 'shop_web_1' }))).toBe('web-1');
  });

  test('is its name where the labels name no service', () => {
    expect(containerLabel(aReplica('web', { name: 'helper', compose: { service: null } }))).toBe('helper');
  });

  test('is its name where the labels have no number', () => {
    expect(containerLabel(aReplica('web', { name: 'helper', compose: { number: null } }))).toBe('helper');
  });

  test('of a one-off is what Compose calls it, without the project', () => {
    const names = [
      'shop-migrate-run-3f2a1b',
      'shop_migrate_run_3f2a1b',
      'tidy',
      'shop-migrate-1',
      'migrate-1',
    ];
    const labels = names.map((name) =>
      containerLabel(aReplica('migrate', { name, compose: { oneOff: true } })),
    );
    expect(labels).toEqual([
      'migrate-run-3f2a1b',
      'migrate_run_3f2a1b',
      'migrate-run-tidy',
      'migrate-run-shop-migrate-1',
      'migrate-run-migrate-1',
    ]);
  });

  test('tells a container from the one that replaces it', () => {
    const old = aReplica('web');
    const replacement = aReplica('web', { name: '3f2a1b4c5d6e_shop-web-1' });
    expect([old, replacement].map(containerLabel)).toEqual(['web-1', '3f2a1b4c5d6e_web-1']);
  });

  test('keeps a service that is named like a part of an object', () => {
    expect(containerLabel(aReplica('__proto__'))).toBe('__proto__-1');
  });
});

describe('out of its stack', () => {
  test('a container of a stack is named with it', () => {
    expect(qualifiedLabel(aReplica('web', { compose: { project: stackName('blog') } }))).toBe('blog / web-1');
  });

  test('a standalone container has its name', () => {
    expect(qualifiedLabel(aContainer({ name: 'redis' }))).toBe('redis');
  });
});
