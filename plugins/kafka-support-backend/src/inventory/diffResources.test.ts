import fc from 'fast-check';
import {
  diffResources,
  digestOf,
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
  { facts, config, ...observed }: ObservedResource,
  more: Partial<KnownResource> = {},
): KnownResource => ({
  ...observed,
  factsDigest: digestOf(facts),
  ...(config && { configDigest: digestOf(config) }),
  gone: false,
  ...more,
});

const nothing: ResourceDifferences = {
  appeared: [],
  recreated: [],
  changed: [],
  learned: [],
  health: [],
  missing: [],
};

describe('diffResources', () => {
  const larger = topic({ facts: { partitions: 6, replicationFactor: 3 } });
  const other = topic({ topicId: 'id-2' });
  const offline = topic({ offlinePartitions: 1 });
  const internal = topic({ internal: true });
  const compacted = topic({ config: { 'cleanup.policy': 'compact' } });
  const kept = topic({ config: {} });
  const both = topic({ ...larger, offlinePartitions: 1 });

  it.each<
    [string, KnownResource[], ObservedResource[], Partial<ResourceDifferences>]
  >([
    ['nothing new', [known(topic())], [topic()], {}],
    ['a new one', [], [topic()], { appeared: [topic()] }],
    ['other facts', [known(topic())], [larger], { changed: [larger] }],
    ['now internal', [known(topic())], [internal], { changed: [internal] }],
    ['a dead broker', [known(topic())], [offline], { health: [offline] }],
    ['other settings', [known(kept)], [compacted], { changed: [compacted] }],
    [
      'settings that were unknown',
      [known(topic())],
      [kept],
      { learned: [kept] },
    ],
    ['settings that cannot be read', [known(kept)], [topic()], {}],
    [
      'one that is listed again',
      [known(topic(), { unlisted: true })],
      [topic()],
      { health: [topic()] },
    ],
    ['facts and health', [known(topic())], [both], { changed: [both] }],
    ['one that is gone', [known(topic())], [], { missing: ['a'] }],
    ['one that was gone before', [known(topic(), { gone: true })], [], {}],
    [
      'one that is back',
      [known(topic(), { gone: true })],
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
      [known(topic(), { gone: true })],
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
    expect(digestOf({ partitions: 1, replicationFactor: 2 })).toBe(
      digestOf({ replicationFactor: 2, partitions: 1 }),
    );
  });

  const resources = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'A', '%', '_'),
      topicId: fc.constantFrom('id-1', 'id-2'),
      internal: fc.boolean(),
      facts: fc.record({ partitions: fc.integer({ min: 1, max: 3 }) }),
      config: fc.constantFrom<ObservedResource['config']>(
        undefined,
        {},
        {
          'retention.ms': '1',
        },
      ),
      offlinePartitions: fc.integer({ min: 0, max: 1 }),
      underReplicatedPartitions: fc.constant(0),
    }),
    { selector: ({ name }) => name },
  );
  const stored = fc
    .tuple(resources, fc.infiniteStream(fc.boolean()))
    .map(([list, gone]) =>
      list.map(each => known(each, { gone: gone.next().value as boolean })),
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
        const { missing, ...rest } = diffResources(before, observed);
        const names = [
          ...missing,
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
  const { missing, recreated, ...rest } = differences;
  for (const each of Object.values(rest).flat()) {
    // Settings that were not read stay as they were.
    const configDigest = after.get(each.name)?.configDigest;
    after.set(each.name, { ...known(each, { configDigest }), ...known(each) });
  }
  for (const each of recreated) after.set(each.name, known(each));
  for (const name of missing)
    after.set(name, { ...after.get(name)!, gone: true });
  return [...after.values()];
}
