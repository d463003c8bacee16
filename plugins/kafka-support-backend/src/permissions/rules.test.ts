import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import {
  DatabaseRequestStore,
  migrateLatest,
  type RequestFilter,
} from '../requests';
import { aNewRequest } from '../requests/__testUtils__/newRequest';
import {
  createKafkaRequestConditionalDecision,
  kafkaRequestConditions,
  kafkaRequestRules,
} from './rules';
import { kafkaRequestReadPermission } from '@kafka-support/backstage-plugin-kafka-support-common';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const rules = Object.values(kafkaRequestRules);
const refs = [
  'user:default/a',
  'user:default/b',
  'group:default/x',
  'group:default/y',
];
const groups = refs.slice(2);

const requestArbitrary = fc.record({
  requester: fc.constantFrom(...refs.slice(0, 2)),
  owner: fc.option(fc.constantFrom(...groups), { nil: undefined }),
  reviewers: fc
    .uniqueArray(fc.constantFrom('platform', 'security'), { maxLength: 2 })
    .chain(roles =>
      fc.tuple(
        ...roles.map(role =>
          fc.record({
            role: fc.constant(role as 'platform'),
            filledBy: fc.subarray([
              'user:default/b',
              'Group:default/X',
              'group:default/y',
            ]),
            reasons: fc.constant<string[]>([]),
          }),
        ),
      ),
    ),
});

type Criteria = PermissionCriteria<PermissionCondition>;

const conditionArbitrary: fc.Arbitrary<Criteria> = fc
  .record({
    rule: fc.constantFrom(...rules.map(({ name }) => name)),
    claims: fc.subarray(['User:default/A', ...refs]),
  })
  .map(({ rule, claims }) => ({
    rule,
    resourceType: 'kafka-request',
    params: { claims },
  }));

const { criteria: criteriaArbitrary } = fc.letrec<{ criteria: Criteria }>(
  tie => ({
    criteria: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      conditionArbitrary,
      fc
        .array(tie('criteria'), { minLength: 1, maxLength: 3 })
        .map(anyOf => ({ anyOf } as Criteria)),
      fc
        .array(tie('criteria'), { minLength: 1, maxLength: 3 })
        .map(allOf => ({ allOf } as Criteria)),
      tie('criteria').map(not => ({ not } as Criteria)),
    ),
  }),
);

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('a condition lists exactly the requests that it allows one by one', async () => {
    const knex = await databases.init(databaseId);
    await migrateLatest(knex);
    const store = DatabaseRequestStore.create({
      knex,
      logger: mockServices.logger.mock(),
    });
    const samples = fc.sample(requestArbitrary, { numRuns: 40, seed: 7 });
    const requests = await Promise.all(
      samples.map((sample, i) =>
        store.create(aNewRequest({ ...sample, claimKeys: [`claim-${i}`] })),
      ),
    );
    const allows = createConditionAuthorizer(rules);
    const filterOf = createConditionTransformer(rules);

    await fc.assert(
      fc.asyncProperty(criteriaArbitrary, async conditions => {
        const filter = filterOf(conditions) as RequestFilter;
        const { items, totalItems } = await store.list({ filter, limit: 100 });
        const expected = requests.filter(request =>
          allows(
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'kafka-support',
              resourceType: 'kafka-request',
              conditions,
            },
            request,
          ),
        );
        expect(items.map(({ id }) => id).sort()).toEqual(
          expected.map(({ id }) => id).sort(),
        );
        expect(totalItems).toBe(expected.length);
      }),
      { numRuns: databaseId === 'SQLITE_3' ? 300 : 100 },
    );
  });
});

it('conditions of a policy name the rules of this plugin', () => {
  expect(
    createKafkaRequestConditionalDecision(kafkaRequestReadPermission, {
      anyOf: [
        kafkaRequestConditions.isRequester({ claims: ['user:default/a'] }),
        kafkaRequestConditions.isOwner({ claims: [] }),
        kafkaRequestConditions.isReviewer({ claims: [] }),
      ],
    }),
  ).toMatchObject({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'kafka-support',
    resourceType: 'kafka-request',
    conditions: {
      anyOf: [
        { rule: 'IS_REQUESTER', params: { claims: ['user:default/a'] } },
        { rule: 'IS_OWNER' },
        { rule: 'IS_REVIEWER' },
      ],
    },
  });
});
