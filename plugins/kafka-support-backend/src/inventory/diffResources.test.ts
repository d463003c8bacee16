import fc from 'fast-check';
import {
  diffResources,
  factsDigestOf,
  type KnownResource,
  type ResourceDifferences,
} from './diffResources';
import type { ObservedResource } from './types';

const topic = (more: Partial<ObservedResource> = {}): ObservedResource => ({
  name: 'a',
  topicId: 'id-1',
  internal: false,
  facts: { partitions: 3, replicationFactor: 3 },
  offlinePartitions: 0,
  underReplicatedPartitions: 0,
  ...more,
});

const known = (
  { facts, ...observed }: ObservedResource,
  gone = false,
): KnownResource => ({ ...observed, factsDigest: factsDigestOf(facts), gone });

const nothing: ResourceDifferences = {
  appeared: [],
  recreated: [],
  changed: [],
  health: [],
  gone: [],
};

describe('diffResources', () => {
  const larger = topic({ facts: { partitions: 6, replicationFactor: 3 } });
  const other = topic({ topicId: 'id-2' });
  const offline = topic({ offlinePartitions: 1 });
  const internal = topic({ internal: true });
  const both = topic({ ...larger, offlinePartitions: 1 });

  it.each<
    [string, KnownResource[], ObservedResource[], Partial<ResourceDifferences>]
  >([
    ['nothing new', [known(topic())], [topic()], {}],
    ['a new one', [], [topic()], { appeared: [topic()] }],
    ['other facts', [known(topic())], [larger], { changed: [larger] }],
    ['now internal', [known(topic())], [internal], { changed: [internal] }],
    ['a dead broker', [known(topic())], [offline], { health: [offline] }],
    ['facts and health', [known(topic())], [both], { changed: [both] }],
    ['one that is gone', [known(topic())], [], { gone: ['a'] }],
    ['one that was gone before', [known(topic(), true)], [], {}],
    [
      'one that is back',
      [known(topic(), true)],
      [topic()],
      { changed: [topic()] },
    ],
    [
      'another under the name',
      [known(topic())],
      [other],
      { recreated: [other] },
    ],
    [
      'another under a name that was gone',
      [known(topic(), true)],
      [other],
      { recreated: [other] },
    ],
  ])('tells %s', (_, before, observed, expected) => {
    expect(diffResources(before, observed)).toEqual({
      ...nothing,
      ...expected,
    });
  });

  it('does not care in which order facts come', () => {
    expect(factsDigestOf({ partitions: 1, replicationFactor: 2 })).toBe(
      factsDigestOf({ replicationFactor: 2, partitions: 1 }),
    );
  });

  const resources = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'A', '%', '_'),
      topicId: fc.constantFrom('id-1', 'id-2'),
      internal: fc.boolean(),
      facts: fc.record({ partitions: fc.integer({ min: 1, max: 3 }) }),
      offlinePartitions: fc.integer({ min: 0, max: 1 }),
      underReplicatedPartitions: fc.constant(0),
    }),
    { selector: ({ name }) => name },
  );
  const stored = fc
    .tuple(resources, fc.infiniteStream(fc.boolean()))
    .map(([list, gone]) =>
      list.map(each => known(each, gone.next().value as boolean)),
    );

  it('is empty once applied, whatever was and is', () => {
    fc.assert(
      fc.property(stored, resources, (before, observed) => {
        const after = apply(before, diffResources(before, observed));
        expect(diffResources(after, observed)).toEqual(nothing);
        const present = after.filter(({ gone }) => !gone);
        expect(present.map(({ name }) => name).sort()).toEqual(
          observed.map(({ name }) => name).sort(),
        );
      }),
    );
  });

  it('names each resource at most once', () => {
    fc.assert(
      fc.property(stored, resources, (before, observed) => {
        const { gone, ...rest } = diffResources(before, observed);
        const names = [
          ...gone,
          ...Object.values(rest).flatMap(list => list.map(({ name }) => name)),
        ];
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

/** What the table holds after the differences were written. */
function apply(
  before: KnownResource[],
  differences: ResourceDifferences,
): KnownResource[] {
  const after = new Map(before.map(each => [each.name, each]));
  const { gone, ...rest } = differences;
  for (const each of Object.values(rest).flat())
    after.set(each.name, known(each));
  for (const name of gone) after.set(name, { ...after.get(name)!, gone: true });
  return [...after.values()];
}
