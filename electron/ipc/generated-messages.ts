import fc from 'fast-check';
import type { z } from 'zod';

// For tests: messages as a window that was taken over might send them. Made from the contract's own schemas, so that a
// new command is tried without a line more.

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

const hostileTexts = [
  '',
  '\0',
  '../../../etc/passwd',
  '--help',
  '$(touch /tmp/x)',
  '`id`',
  '; rm -rf /',
  'a\nb',
  '\u202egpj.exe',
  '\ud800',
  '__proto__',
  'constructor',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '%00',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(100_000),
];

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    maxDepth: 2,
  }),
  fc.constantFrom<unknown>(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 60, [], {}, [
    [[]],
  ]),
  fc.constant(
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  ),
  fc.constantFrom(...hostileTexts),
);

/**
 * Arguments that fit a schema's shape, each part now and then replaced by one that doesn't. `texts` are names that mean
 * something where the messages go, so that many of them are legal.
 */
export function messagesOf(schema: z.ZodType, texts: readonly string[]): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    { arbitrary: fc.constantFrom(...texts), weight: 6 },
    { arbitrary: fc.constantFrom(...hostileTexts), weight: 1 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 1 },
  );
  const spoilt = (fitting: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: fitting, weight: 30 }, { arbitrary: junk, weight: 1 });

  function fitting(part: z.ZodType): fc.Arbitrary<unknown> {
    const definition = part.def as unknown as Definition;
    const inner = definition.innerType ?? definition.in;
    switch (definition.type) {
      case 'null':
        return fc.constant(null);
      case 'never':
        return junk;
      case 'string':
        return text;
      case 'boolean':
        return fc.boolean();
      case 'number':
        return fc.oneof(fc.integer({ min: -2, max: 5_000 }), fc.double());
      case 'literal':
        return fc.constantFrom(...(definition.values ?? []));
      case 'enum':
        return fc.constantFrom(...Object.values(definition.entries ?? {}));
      case 'nullable':
        return fc.oneof(fc.constant(null), any(inner));
      case 'optional':
        return fc.oneof(fc.constant(undefined), any(inner));
      case 'default':
      case 'pipe':
        return any(inner);
      case 'array':
        return fc.array(any(definition.element), { maxLength: 4 });
      case 'record':
        return fc.dictionary(text, any(definition.valueType), { maxKeys: 4 });
      case 'union':
        return fc.oneof(...(definition.options ?? []).map(any));
      case 'object': {
        const shape = Object.entries(definition.shape ?? {}).map(
          ([key, value]) => [key, any(value)] as const,
        );
        const fits = fc.record(Object.fromEntries(shape));
        // One key too many, or one too few.
        const more = fc.tuple(fits, text, junk).map(([record, key, value]) => ({ ...record, [key]: value }));
        const fewer = fc.record(Object.fromEntries(shape), { requiredKeys: [] });
        return fc.oneof({ arbitrary: fits, weight: 20 }, more, fewer);
      }
      default:
        throw new Error(`No messages are made for a schema of the kind ${definition.type} yet.`);
    }
  }
  const any = (part: z.ZodType | undefined): fc.Arbitrary<unknown> =>
    part === undefined ? junk : spoilt(fitting(part));

  return any(schema);
}
