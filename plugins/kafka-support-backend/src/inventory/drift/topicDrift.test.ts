import type {
  AclBinding,
  Change,
  OperationParameters,
  Operation,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import { adoptionOf } from './adoptionOf';
import type { Done } from './approvedTopic';
import type { ObservedState } from './differencesOf';
import { fixesOf } from './fixesOf';
import { topicDrift } from './topicDrift';

const name = 'orders.order.placed.v1';
type Request = { id: string };

function change<T extends Operation>(
  operation: T,
  parameters: OperationParameters<T>,
): Change {
  return { operation, parameters } as unknown as Change;
}
const done = (id: string, ...changes: Change[]): Done<Request> => ({
  request: { id },
  changes,
});
const created = (config: Record<string, string> = {}) =>
  change('create-topic', { name, partitions: 3, replicationFactor: 3, config });
const altered = (
  set: Record<string, string>,
  unset: string[] = [],
  topicId = 'T1',
) => change('alter-topic-config', { name, topicId, set, unset });
const deleted = change('delete-topic', {
  name,
  topicId: 'T1',
  kept: {
    partitions: 3,
    replicationFactor: 3,
    config: {},
    acls: [],
    aclsLeftOut: 0,
    offsets: [],
    offsetsLeftOut: 0,
  },
});
const acl = (
  principal: string,
  more: Partial<AclBinding> = {},
): AclBinding => ({
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: name,
  principal,
  host: '*',
  operation: 'read',
  permission: 'allow',
  ...more,
});
const state = (more: Partial<ObservedState> = {}): ObservedState => ({
  topicId: 'T1',
  partitions: 3,
  replicationFactor: 3,
  overrides: {},
  grants: [],
  ...more,
});

function driftOf(
  history: Done<Request>[],
  observed: ObservedState | undefined,
  more: Partial<Parameters<typeof topicDrift<Request>>[0]> = {},
) {
  return topicDrift({
    name,
    history: { done: history },
    observed,
    isNew: false,
    ...more,
  });
}
const told = (...args: Parameters<typeof driftOf>) =>
  driftOf(...args).differences.map(
    ({ id, approved, observed, request }) =>
      `${id}: ${approved} → ${observed} (${request?.id})`,
  );

describe('a topic that a request made', () => {
  const made = [done('r1', created({ 'cleanup.policy': 'compact, delete' }))];

  it('does not differ where all is as that request had it', () => {
    expect(
      told(made, state({ overrides: { 'cleanup.policy': 'delete,compact' } })),
    ).toEqual([]);
  });

  it('differs in everything that is not as approved, each by its request', () => {
    expect(
      told(
        [done('r2', altered({ 'segment.ms': '1000' })), ...made],
        state({
          partitions: 6,
          replicationFactor: 2,
          overrides: { 'retention.ms': '5', 'segment.ms': '2000' },
          grants: [acl('User:stranger')],
        }),
      ),
    ).toEqual([
      'partitions: 3 → 6 (r1)',
      'replication factor: 3 → 2 (r1)',
      'setting:cleanup.policy: compact, delete → undefined (r1)',
      'setting:retention.ms: undefined → 5 (r1)',
      'setting:segment.ms: 1000 → 2000 (r2)',
      expect.stringMatching(/^access:.*User:stranger.*: undefined → there/),
    ]);
  });

  it('follows the last agreement, also back to the broker’s default', () => {
    const history = [
      done('r3', altered({}, ['segment.ms'])),
      done('r2', altered({ 'segment.ms': '1000' })),
      done('r1', created()),
    ];
    expect(told(history, state())).toEqual([]);
    expect(
      told(history, state({ overrides: { 'segment.ms': '1000' } })),
    ).toEqual(['setting:segment.ms: undefined → 1000 (r3)']);
  });

  it('leaves alone what tools set while they move replicas', () => {
    const overrides = { 'leader.replication.throttled.replicas': '*' };
    expect(told([done('r1', created())], state({ overrides }))).toEqual([]);
  });

  it('misses access that was given, and finds access that was taken', () => {
    const [writer, reader] = [acl('User:writer'), acl('User:reader')];
    const history = [
      done('r2', change('delete-acl', reader)),
      done(
        'r1',
        created(),
        change('create-acl', writer),
        change('create-acl', reader),
      ),
    ];
    expect(told(history, state({ grants: [writer] }))).toEqual([]);
    expect(told(history, state({ grants: [reader] }))).toEqual([
      expect.stringMatching(/User:reader.*: undefined → there \(r2\)/),
      expect.stringMatching(/User:writer.*: there → undefined \(r1\)/),
    ]);
  });

  it('is another one once it was deleted and made again past the requests', () => {
    const recreated = state({ topicId: 'T2' });
    expect(
      told([done('r1', created())], recreated, {
        made: { requestId: 'r1', topicId: 'T1' },
      }),
    ).toEqual(['recreated: T1 → T2 (r1)']);
    // The identity of a topic that an older request made says nothing of this one.
    expect(
      told([done('r1', created())], recreated, {
        made: { requestId: 'r0', topicId: 'T1' },
      }),
    ).toEqual([]);
    expect(
      told([done('r2', altered({ 'segment.ms': '1' }))], recreated),
    ).toContain('recreated: T1 → T2 (r2)');
  });

  it('is missing when it is gone, and may be gone when a request deleted it', () => {
    expect(told([done('r1', created())], undefined)).toEqual([
      'missing: there → undefined (r1)',
    ]);
    const history = [done('r2', deleted), done('r1', created())];
    expect(told(history, undefined)).toEqual([]);
    expect(told(history, state())).toEqual([
      'appeared: undefined → there (r2)',
    ]);
  });

  it('is what an approved request would make of it, when somebody else applied that', () => {
    const pending = [done('r2', altered({ 'segment.ms': '7' }))];
    const history = { done: made, withPending: [...pending, ...made] };
    const overrides = { 'cleanup.policy': 'compact,delete' };
    const at = (value: string) =>
      told(made, state({ overrides: { ...overrides, 'segment.ms': value } }), {
        history,
      });
    expect(at('7')).toEqual([]);
    expect(at('8')).toEqual(['setting:segment.ms: undefined → 8 (r1)']);
  });
});

describe('a topic that was there before the requests', () => {
  it('is compared only in what requests spoke of', () => {
    const observed = state({
      partitions: 12,
      overrides: { 'retention.ms': '5', 'segment.ms': '2' },
      grants: [acl('User:old')],
    });
    expect(told([], observed)).toEqual([]);
    expect(
      told([done('r1', altered({ 'segment.ms': '1' }))], observed),
    ).toEqual(['setting:segment.ms: 1 → 2 (r1)']);
  });

  it('needs a request when it came later', () => {
    expect(told([], state(), { isNew: true })).toEqual([
      'appeared: undefined → there (undefined)',
    ]);
  });
});

it('compares no settings and no access that were not read', () => {
  const history = [
    done('r1', created({ a: '1' }), change('create-acl', acl('User:a'))),
  ];
  expect(
    told(history, state({ overrides: undefined, grants: undefined })),
  ).toEqual([]);
});

const keys = ['a', 'b', 'constructor'];
const overrides = fc.dictionary(
  fc.constantFrom(...keys),
  fc.constantFrom('1', '2'),
);
const grants = fc
  .subarray(['User:a', 'User:b', 'User:c'])
  .map(names => names.map(each => acl(each)));
const changes: fc.Arbitrary<Change> = fc.oneof(
  overrides.map(created),
  fc
    .tuple(overrides, fc.subarray(keys), fc.constantFrom('T1', 'T2'))
    .map(([set, unset, id]) => altered(set, unset, id)),
  fc.constant(deleted),
  grants.chain(all =>
    fc.constantFrom(
      ...(all.length > 0 ? all : [acl('User:a')]).flatMap(each => [
        change('create-acl', each),
        change('delete-acl', each),
      ]),
    ),
  ),
);
const histories = fc
  .array(fc.array(changes, { maxLength: 3 }), { maxLength: 5 })
  .map(all => all.map((each, index) => done(`r${index}`, ...each)));
const observations = fc.option(
  fc.record({
    topicId: fc.constantFrom('T1', 'T2'),
    partitions: fc.integer({ min: 1, max: 4 }),
    replicationFactor: fc.integer({ min: 1, max: 3 }),
    overrides,
    grants,
  }),
  { nil: undefined },
);

it('law: once it is accepted as it is, nothing differs', () => {
  fc.assert(
    fc.property(
      histories,
      observations,
      fc.boolean(),
      (history, observed, isNew) => {
        const made = { requestId: 'r0', topicId: 'T1' };
        const found = driftOf(history, observed, { isNew, made });
        const adoption = adoptionOf({ name, ...found, observed });
        expect(adoption === undefined).toBe(found.differences.length === 0);
        if (!adoption) return;
        const accepted = [
          done('adopted', change('adopt-observed', adoption)),
          ...history,
        ];
        expect(
          driftOf(accepted, observed, { isNew, made }).differences,
        ).toEqual([]);
      },
    ),
  );
});

it('law: each difference has a request that settles it, or the reason why none does', () => {
  fc.assert(
    fc.property(
      histories,
      observations,
      fc.boolean(),
      (history, observed, isNew) => {
        const found = driftOf(history, observed, { isNew });
        const { fixes, unfixable } = fixesOf({ name, ...found });
        expect(
          [...fixes.flatMap(each => each.settles), ...unfixable.keys()].sort(),
        ).toEqual(found.differences.map(({ id }) => id).sort());
      },
    ),
  );
});

describe('how it is brought back', () => {
  it('is one request for settings, one for each principal, and a reason for the rest', () => {
    const history = [
      done(
        'r1',
        created({ 'segment.ms': '1', 'retention.ms': '1' }),
        change('create-acl', acl('User:gone')),
      ),
    ];
    const found = driftOf(
      history,
      state({
        partitions: 6,
        overrides: { 'max.message.bytes': '9', 'retention.ms': '2' },
        grants: [
          acl('User:new'),
          acl('User:new', { operation: 'describe' }),
          acl('User:banned', { permission: 'deny' }),
        ],
      }),
    );
    const { fixes, unfixable } = fixesOf({ name, ...found });
    expect(fixes).toEqual([
      {
        kind: 'topic-config',
        spec: {
          name,
          set: { 'segment.ms': '1' },
          unset: ['max.message.bytes'],
        },
        settles: ['setting:max.message.bytes', 'setting:segment.ms'],
      },
      expect.objectContaining({
        kind: 'access',
        spec: expect.objectContaining({
          principal: 'User:gone',
          action: 'grant',
        }),
      }),
      expect.objectContaining({
        kind: 'access',
        spec: expect.objectContaining({
          principal: 'User:new',
          action: 'revoke',
          bindings: [
            expect.objectContaining({ operation: 'describe' }),
            expect.objectContaining({ operation: 'read' }),
          ],
        }),
      }),
    ]);
    expect([...unfixable.values()]).toEqual([
      expect.stringContaining('Kafka takes no partitions away'),
      expect.stringContaining('"retention.ms" decides how long'),
      expect.stringContaining('kafka-acls.sh'),
    ]);
  });

  it('deletes what appeared and makes again, empty, what is missing', () => {
    const appeared = driftOf([], state(), { isNew: true });
    expect(fixesOf({ name, ...appeared }).fixes).toMatchObject([
      { kind: 'topic-delete', spec: { topic: name } },
    ]);
    const missing = driftOf([done('r1', created({ a: '1' }))], undefined);
    expect(fixesOf({ name, ...missing }).fixes).toMatchObject([
      {
        kind: 'topic-create',
        spec: { name, partitions: 3, replicationFactor: 3, config: { a: '1' } },
      },
    ]);
  });
});
