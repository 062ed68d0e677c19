import { describe, expect, it } from 'vitest';
import { composeIdentity, composeKey, composeLabel, dependenciesFrom, splitPaths } from './compose-labels.ts';

const nothingExists = (_path: string) => false;
const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

const labels = {
  [composeLabel.project]: 'todo',
  [composeLabel.service]: 'app',
  [composeLabel.number]: '2',
  [composeLabel.oneOff]: 'False',
  [composeLabel.workingDir]: '/home/ann/todo',
  [composeLabel.configFiles]: '/home/ann/todo/compose.yaml,/home/ann/todo/compose.override.yaml',
  [composeLabel.environmentFile]: '/home/ann/todo/.env.dev',
  [composeLabel.dependsOn]: 'db:service_healthy:true',
};
const identity = {
  project: 'todo',
  service: 'app',
  number: 2,
  oneOff: false,
  workingDir: '/home/ann/todo',
  configFiles: ['/home/ann/todo/compose.yaml', '/home/ann/todo/compose.override.yaml'],
  envFiles: ['/home/ann/todo/.env.dev'],
  dependsOn: [{ service: 'db', condition: 'service_healthy' }],
};
const read = (changed: Record<string, string>, exists = nothingExists) =>
  composeIdentity(new Map(Object.entries({ ...labels, ...changed })), exists);

describe('the identity that Compose wrote', () => {
  it('is read whole', () => {
    expect(read({})).toEqual(identity);
  });

  it('is none without a project', () => {
    expect(read({ [composeLabel.project]: '' })).toBeNull();
    expect(composeIdentity(new Map())).toBeNull();
  });

  it('holds nothing else where a container carries the project label alone', () => {
    expect(composeIdentity(new Map([[composeLabel.project, 'todo']]))).toEqual({
      project: 'todo',
      service: null,
      number: null,
      oneOff: false,
      workingDir: null,
      configFiles: [],
      envFiles: [],
      dependsOn: [],
    });
  });

  it('knows one-offs', () => {
    expect(read({ [composeLabel.oneOff]: 'True' })).toEqual({ ...identity, oneOff: true });
  });

  it.each(['', '0', '-1', '2x', 'NaN', '99999999999999'])('takes %j for no number', (number) => {
    expect(read({ [composeLabel.number]: number })).toEqual({ ...identity, number: null });
  });

  it('resolves relative paths against the working directory', () => {
    expect(read({ [composeLabel.configFiles]: 'compose.yaml,../base.yaml' })?.configFiles).toEqual([
      '/home/ann/todo/compose.yaml',
      '/home/ann/base.yaml',
    ]);
  });

  it('keeps to the style of Windows paths', () => {
    const windows = {
      [composeLabel.workingDir]: 'C:\\todo',
      [composeLabel.configFiles]: 'a.yaml,D:\\b.yaml',
    };
    expect(read(windows)?.configFiles).toEqual(['C:\\todo\\a.yaml', 'D:\\b.yaml']);
  });

  it('asks about a relative path where it would be', () => {
    const exists = only('/home/ann/todo/a,b.yaml');
    expect(read({ [composeLabel.configFiles]: 'a,b.yaml' }, exists)?.configFiles).toEqual([
      '/home/ann/todo/a,b.yaml',
    ]);
  });
});

describe('paths joined by commas', () => {
  it('are taken apart', () => {
    expect(splitPaths('/a/x.yaml,/a/y.yaml', nothingExists)).toEqual(['/a/x.yaml', '/a/y.yaml']);
    expect(splitPaths('x.yaml,y.yaml', nothingExists)).toEqual(['x.yaml', 'y.yaml']);
    expect(splitPaths('', nothingExists)).toEqual([]);
  });

  it('stay whole where the file with the comma exists', () => {
    expect(splitPaths('/a,b/x.yaml,/a,b/y.yaml', only('/a,b/x.yaml', '/a,b/y.yaml'))).toEqual([
      '/a,b/x.yaml',
      '/a,b/y.yaml',
    ]);
    expect(splitPaths('/a/1,2,3.yaml', only('/a/1,2,3.yaml'))).toEqual(['/a/1,2,3.yaml']);
  });

  it('stay whole by the look of it where the files are gone', () => {
    expect(splitPaths('/a, b/x.yaml,/c/y.yaml', nothingExists)).toEqual(['/a, b/x.yaml', '/c/y.yaml']);
  });
});

describe('depends_on', () => {
  it('is read in its newest form', () => {
    expect(dependenciesFrom('db:service_healthy:true,cache:service_started:false')).toEqual([
      { service: 'db', condition: 'service_healthy' },
      { service: 'cache', condition: 'service_started' },
    ]);
  });

  it('is read in older forms, and an unknown condition counts as started', () => {
    expect(dependenciesFrom('db:service_completed_successfully,cache,x:whatever:true,')).toEqual([
      { service: 'db', condition: 'service_completed_successfully' },
      { service: 'cache', condition: 'service_started' },
      { service: 'x', condition: 'service_started' },
    ]);
  });
});

describe('the key of a volume', () => {
  it('falls back on its name', () => {
    const own = new Map([
      [composeLabel.project, 'todo'],
      [composeLabel.volume, 'database'],
    ]);
    expect(composeKey(own, composeLabel.volume, 'todo_database')).toEqual({
      project: 'todo',
      key: 'database',
    });
    expect(composeKey(own, composeLabel.network, 'x')).toEqual({ project: 'todo', key: 'x' });
    expect(composeKey(new Map(), composeLabel.volume, 'x')).toBeNull();
  });
});
