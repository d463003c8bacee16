import fc from 'fast-check';
import { decide, decisionOf, grade } from './decide';
import { decisions, effects, outcomes } from './vocabulary';

const finding = fc.record({
  outcome: fc.constantFrom(...outcomes),
  effect: fc.constantFrom(...effects),
});
const hardness = (findings: Parameters<typeof decide>[0]) =>
  decisions.indexOf(decide(findings));

describe('decide', () => {
  it.each([
    ['fail', 'deny', 'deny'],
    ['fail', 'review', 'review'],
    ['fail', 'warn', 'allow'],
    ['unknown', 'deny', 'review'],
    ['unknown', 'review', 'review'],
    ['unknown', 'warn', 'review'],
    ['pass', 'deny', 'allow'],
    ['pass', 'review', 'allow'],
    ['pass', 'warn', 'allow'],
  ] as const)('a %s of a %s rule decides %s', (outcome, effect, expected) => {
    expect(decisionOf({ outcome, effect })).toBe(expected);
    expect(decide([{ outcome, effect }])).toBe(expected);
  });

  it('allows when there is nothing to object to', () => {
    expect(decide([])).toBe('allow');
  });

  it('does not depend on the order of the findings', () => {
    fc.assert(
      fc.property(
        fc
          .array(finding)
          .chain(list =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length }),
            ),
          ),
        ([list, shuffled]) => decide(list) === decide(shuffled),
      ),
    );
  });

  it('never becomes milder by another finding', () => {
    fc.assert(
      fc.property(
        fc.array(finding),
        finding,
        (list, more) => hardness([...list, more]) >= hardness(list),
      ),
    );
  });
});

describe('grade', () => {
  it.each([
    ['fail', 'deny', 'blocked'],
    ['fail', 'review', 'watch'],
    ['fail', 'warn', 'watch'],
    ['unknown', 'deny', 'watch'],
    ['unknown', 'warn', 'watch'],
    ['pass', 'deny', 'ready'],
  ] as const)('a %s of a %s rule grades %s', (outcome, effect, expected) => {
    expect(grade([{ outcome, effect }])).toBe(expected);
  });

  it('is ready only when everything passed', () => {
    fc.assert(
      fc.property(
        fc.array(finding),
        list =>
          (grade(list) === 'ready') ===
          list.every(({ outcome }) => outcome === 'pass'),
      ),
    );
  });
});
