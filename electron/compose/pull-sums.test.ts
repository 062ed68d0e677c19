import { expect, test } from 'vitest';
import { type LayerProgress, pullSums } from './pull-sums.ts';

const layer: LayerProgress = { image: 'redis:7', layer: 'a', phase: 'Downloading', current: 0, total: 1000 };
function textsOf(layers: readonly Partial<LayerProgress>[]): readonly (string | null)[] {
  const sums = pullSums();
  return layers.map((each) => {
    const step = sums.add({ ...layer, ...each });
    return step === null ? null : `${step.name} ${step.text}`;
  });
}

test('the layers of an image are summed', () => {
  expect(
    textsOf([
      { layer: 'a', current: 500_000, total: 2_000_000 },
      { layer: 'b', current: 12_345, total: 3_456_789 },
      { layer: 'a', phase: 'Download complete', current: null, total: null },
      { layer: 'b', current: 3_000_000, total: 3_456_789 },
      { layer: 'b', phase: 'Extracting', current: 1, total: 9 },
    ]),
  ).toEqual([
    'redis:7 Downloading 500kB/2MB',
    'redis:7 Downloading 512.3kB/5.457MB',
    'redis:7 Downloading 2.012MB/5.457MB',
    'redis:7 Downloading 5MB/5.457MB',
    'redis:7 Extracting',
  ]);
});

test('images are summed apart', () => {
  expect(textsOf([{ current: 10 }, { image: 'nginx', current: 20 }])).toEqual([
    'redis:7 Downloading 10B/1kB',
    'nginx Downloading 20B/1kB',
  ]);
});

test('what has no size yet, or is here already, tells nothing', () => {
  expect(
    textsOf([
      { phase: 'Pulling fs layer', current: null, total: null },
      { phase: 'Already exists', current: null, total: null },
      { phase: 'Pull complete', current: null, total: null },
      { phase: 'Downloading', current: null, total: null },
    ]),
  ).toEqual([null, null, null, null]);
});
