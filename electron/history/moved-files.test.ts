import { expect, it } from 'vitest';
import { hostPath } from '../../shared/ids.ts';
import { movedTo } from './moved-files.ts';

it('moves the files that lay beside the first one along with it', () => {
  expect(
    movedTo(
      {
        configFiles: [
          hostPath('/old/compose.yaml'),
          hostPath('/old/dev/extra.yaml'),
          hostPath('/etc/base.yaml'),
        ],
        envFiles: [hostPath('/old/.env')],
        workingDir: hostPath('/old'),
      },
      hostPath('/new/home/compose.yaml'),
    ),
  ).toEqual({
    configFiles: ['/new/home/compose.yaml', '/new/home/dev/extra.yaml', '/etc/base.yaml'],
    envFiles: ['/new/home/.env'],
    workingDir: '/new/home',
  });
});

it('takes the folder of the file where nothing was known', () => {
  expect(movedTo({ configFiles: [], envFiles: [], workingDir: null }, hostPath('/a/compose.yaml'))).toEqual({
    configFiles: ['/a/compose.yaml'],
    envFiles: [],
    workingDir: '/a',
  });
});
