import fc from 'fast-check';
import { boundOf, covers, digest } from './digest';
import type { Change } from './plan';

const figure = fc
  .record({
    name: fc.constantFrom('bytes lost', 'records lost'),
    unit: fc.constantFrom('bytes' as const, 'records' as const),
    value: fc.nat(1_000_000),
  })
  .map(seen => ({ ...seen, bound: boundOf(seen.value) }));

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 10 }),
  operation: fc.constantFrom('create-topic', 'alter-topic-config'),
  resource: fc.constantFrom('prod/topic/a', 'prod/topic/b'),
  parameters: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
  fields: fc.array(fc.record({ field: fc.string(), after: fc.string() }), {
    maxLength: 3,
  }),
  impact: fc.constantFrom('safe' as const, 'destructive' as const),
  figures: fc.uniqueArray(figure, {
    maxLength: 2,
    selector: ({ name, unit }) => `${name} ${unit}`,
  }),
  repeatable: fc.boolean(),
  command: fc.string(),
  inverse: fc.constant({ available: false as const, reason: 'none' }),
});
const changes = fc.array(change, { maxLength: 4 });

describe('digest', () => {
  it('is 64 hexadecimal characters', () => {
    expect(digest([])).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not change with the values of figures, which move by themselves', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (list, other) => {
        const moved = list.map(each => ({
          ...each,
          figures: each.figures.map(seen => ({ ...seen, value: other })),
        }));
        expect(digest(moved)).toBe(digest(list));
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(changes, list => {
        const turned = list.map(
          each => Object.fromEntries(Object.entries(each).reverse()) as Change,
        );
        expect(digest(turned)).toBe(digest(list));
      }),
    );
  });

  it('changes with what is sent, with the order and with a bound', () => {
    fc.assert(
      fc.property(change, change, (one, other) => {
        const sent = { ...one, parameters: { ...one.parameters, more: 'x' } };
        expect(digest([sent])).not.toBe(
          digest([{ ...one, parameters: { ...one.parameters, more: 'y' } }]),
        );
        fc.pre(digest([one]) !== digest([other]));
        expect(digest([one, other])).not.toBe(digest([other, one]));
      }),
    );
    const base = fc.sample(change, 1)[0];
    const bounded = (bound: number) => ({
      ...base,
      figures: [{ name: 'n', unit: 'bytes' as const, value: 1, bound }],
    });
    expect(digest([bounded(10)])).not.toBe(digest([bounded(20)]));
  });
});

describe('covers', () => {
  it('is reflexive', () => {
    fc.assert(fc.property(changes, list => covers(list, list)));
  });

  it('covers what is left when some changes are done', () => {
    fc.assert(
      fc.property(
        changes.chain(list => fc.tuple(fc.constant(list), fc.subarray(list))),
        ([list, rest]) => covers(list, rest),
      ),
    );
  });

  it('does not cover a change that nobody agreed to', () => {
    fc.assert(
      fc.property(changes, change, (list, stranger) => {
        const fresh = {
          ...stranger,
          id: `stranger ${stranger.id} ${list.length}`,
        };
        fc.pre(!list.some(each => each.id === fresh.id));
        return !covers(list, [fresh]);
      }),
    );
  });

  it('allows a figure up to its bound and no further', () => {
    const agreed = fc.sample(change, 1)[0];
    const withFigure = (value: number): Change => ({
      ...agreed,
      figures: [{ name: 'n', unit: 'bytes', value, bound: 120 }],
    });
    expect(covers([withFigure(100)], [withFigure(120)])).toBe(true);
    expect(covers([withFigure(100)], [withFigure(121)])).toBe(false);
    expect(covers([{ ...agreed, figures: [] }], [withFigure(1)])).toBe(false);
  });
});

describe('boundOf', () => {
  it('leaves slack, and not more than a third above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), value => {
        const bound = boundOf(value);
        expect(bound).toBeGreaterThanOrEqual(value * 1.2);
        expect(bound).toBeLessThanOrEqual(value * 1.2 * 1.1 + 1);
      }),
    );
    expect(boundOf(0)).toBe(0);
  });
});
