import { expect, test } from 'vitest';
import { readPlainLayer } from './plain-layer.ts';

test.each([
  [' 7cdc286a5770 Pulling fs layer ', ['7cdc286a5770', 'Pulling fs layer', null, null]],
  [
    ' 7cdc286a5770 Downloading [>                       ]  69.35kB/6.002MB',
    ['7cdc286a5770', 'Downloading', 69_350, 6_002_000],
  ],
  [' 7cdc286a5770 Downloading [==>]  512B/1.5GB', ['7cdc286a5770', 'Downloading', 512, 1_500_000_000]],
  ['972e292d3a60 Downloading    106kB/10.43MB', ['972e292d3a60', 'Downloading', 106_000, 10_430_000]],
  [' 17735acc7fef Extracting [==>]  32.77kB/1.057MB', ['17735acc7fef', 'Extracting', 32_770, 1_057_000]],
  [' 17735acc7fef Verifying Checksum ', ['17735acc7fef', 'Verifying Checksum', null, null]],
  [' 17735acc7fef Pull complete ', ['17735acc7fef', 'Pull complete', null, null]],
])('%s', (line, told) => {
  const read = readPlainLayer(line);
  expect(read && [read.layer, read.phase, read.current, read.total]).toEqual(told);
});

test.each([
  ' web Pulling ',
  ' deadbeefcafe Pulling ',
  ' deadbeefcafe Pulled ',
  '#7 7cdc286a5770 Extracting',
  '',
])('%j tells of no layer', (line) => {
  expect(readPlainLayer(line)).toBeNull();
});
