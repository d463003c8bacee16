import {
  assertTransition,
  canBecome,
  openStatuses,
  requestStatuses,
  transitions,
} from './lifecycle';

const allPairs = requestStatuses.flatMap(from =>
  requestStatuses.map(to => ({ from, to })),
);

const isValid = ({ from, to }: (typeof allPairs)[number]) =>
  (transitions[from] as readonly string[]).includes(to);

describe('lifecycle', () => {
  it.each(allPairs.filter(isValid))(
    'goes from $from to $to',
    ({ from, to }) => {
      expect(canBecome(from, to)).toBe(true);
      expect(() => assertTransition(from, to)).not.toThrow();
    },
  );

  it.each(allPairs.filter(pair => !isValid(pair)))(
    'refuses to go from $from to $to',
    ({ from, to }) => {
      expect(canBecome(from, to)).toBe(false);
      expect(() => assertTransition(from, to)).toThrow(
        `The request is ${from} and cannot become ${to}`,
      );
    },
  );

  it('names the valid targets when it refuses', () => {
    expect(() => assertTransition('applied', 'cancelled')).toThrow(
      'From here it can become verified, unverified',
    );
    expect(() => assertTransition('rejected', 'approved')).toThrow(
      'It has ended',
    );
  });

  it('never lets a change that may be under way be cancelled or superseded', () => {
    for (const from of ['applying', 'unknown'] as const) {
      expect(canBecome(from, 'cancelled')).toBe(false);
      expect(canBecome(from, 'superseded')).toBe(false);
    }
  });

  it('reaches every status from submit, and an end from every open one', () => {
    const reached = new Set<string>(['denied', 'in_review', 'approved']);
    for (const status of reached) {
      for (const next of transitions[status as 'approved']) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...requestStatuses].sort());
    for (const status of openStatuses) {
      expect(transitions[status].length).toBeGreaterThan(0);
    }
  });
});
