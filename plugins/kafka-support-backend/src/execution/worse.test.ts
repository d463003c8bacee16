import type {
  Effect,
  Outcome,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import { aFinding, anEvaluation } from '../requests/__testUtils__/newRequest';
import { worseFindings } from './worse';

const finding = (
  effect: Effect,
  outcome: Outcome,
  message = 'as it is',
  field?: string,
) => aFinding({ effect, outcome, message, ...(field && { field }) });

type Judged = [effect: Effect, outcome: Outcome];
it.each<[string, Judged, Judged, boolean]>([
  ['the same', ['review', 'fail'], ['review', 'fail'], false],
  ['a pass that fails now', ['review', 'pass'], ['review', 'fail'], true],
  ['a figure that is missing now', ['warn', 'pass'], ['warn', 'unknown'], true],
  ['a review that denies now', ['review', 'fail'], ['deny', 'fail'], true],
  ['a denial that asks now', ['deny', 'fail'], ['review', 'fail'], false],
  ['a new warning', ['warn', 'pass'], ['warn', 'fail'], false],
  [
    'an unknown that fails now',
    ['review', 'unknown'],
    ['review', 'fail'],
    false,
  ],
])('compares by rule: %s', (_, before, after, worse) => {
  const seen = anEvaluation({ findings: [finding(...before)] });
  const fresh = anEvaluation({
    findings: [finding(...after, 'with other figures')],
  });
  expect(worseFindings(seen, fresh).length > 0).toBe(worse);
});

it('sees that a rule fails on one more field, or once more', () => {
  const one = anEvaluation({ findings: [finding('review', 'fail', 'x', 'a')] });
  const other = finding('review', 'fail', 'y', 'b');
  const again = finding('review', 'fail', 'z', 'a');
  expect(
    worseFindings(one, anEvaluation({ findings: [...one.findings, other] })),
  ).toEqual([other]);
  expect(
    worseFindings(one, anEvaluation({ findings: [...one.findings, again] })),
  ).toEqual([again]);
});

const findings = fc.array(
  fc
    .record({
      rule: fc.constantFrom('a', 'b', 'c'),
      effect: fc.constantFrom<Effect>('deny', 'review', 'warn'),
      outcome: fc.constantFrom<Outcome>('pass', 'fail', 'unknown'),
    })
    .map(over => aFinding(over)),
);

it('finds nothing worse in what was seen, in whatever order', () => {
  fc.assert(
    fc.property(
      findings.chain(list =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, {
            minLength: list.length,
            maxLength: list.length,
          }),
        ),
      ),
      ([seen, fresh]) => {
        expect(
          worseFindings(
            anEvaluation({ findings: seen }),
            anEvaluation({ findings: fresh }),
          ),
        ).toEqual([]);
      },
    ),
  );
});

it('finds a new denial whatever else was seen', () => {
  fc.assert(
    fc.property(findings, seen => {
      const denial = aFinding({
        rule: 'new',
        effect: 'deny',
        outcome: 'fail',
      });
      expect(
        worseFindings(
          anEvaluation({ findings: seen }),
          anEvaluation({ findings: [...seen, denial] }),
        ),
      ).toContain(denial);
    }),
  );
});
