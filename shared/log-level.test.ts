import { expect, it } from 'vitest';
import { logLevel } from './log-level.ts';

it.each([
  ['error', '{"time":"2024-01-01T00:00:00Z","level":"error","msg":"no"}'],
  ['error', '{"severity":"CRITICAL","message":"no"}'],
  ['warn', '{"level":40,"time":1700000000000,"msg":"slow"}'],
  ['info', '{"t":{"$date":"2024-01-01T00:00:00Z"},"s":"I",  "c":"NETWORK", "msg":"Connection accepted"}'],
  ['error', 'time="2024-01-01T00:00:00Z" level=error msg="no"'],
  ['debug', 'level=debug caller=main.go:1'],
  ['error', 'E0101 12:00:00.000000       1 main.go:12] no'],
  ['warn', 'W0101 12:00:00.000000       1 main.go:12] slow'],
  ['error', '2024/01/01 12:00:00 [error] 31#31: *1 open() failed'],
  ['error', '[ERROR] no'],
  ['info', '[INFO ] up'],
  ['error', '2024-01-01 12:00:00,123 ERROR root - no'],
  ['warn', '2024-01-01 12:00:00.123 UTC [1] WARNING:  slow'],
  ['info', '2024-01-01 12:00:00.123 UTC [1] LOG:  database system is ready'],
  ['error', '2024-01-01 12:00:00.123 UTC [1] FATAL:  no'],
  ['debug', 'DEBUG cache miss'],
  ['error', 'npm ERR! code 1'],
  ['error', 'Error: no'],
  ['warn', 'warning: slow'],
])('%s: %s', (level, line) => {
  expect(logLevel(line)).toBe(level);
});

it.each([
  'GET /error 200 12 ms',
  'Server listening on port 3000',
  'no errors found',
  'INFORMATION: none',
  '{"level":"constructor"}',
  '',
  `${'x'.repeat(400)} ERROR no`,
])('nothing: %s', (line) => {
  expect(logLevel(line)).toBeNull();
});
