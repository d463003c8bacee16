import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { SupportMetadata } from '@kafka-support/backstage-plugin-kafka-support-common';
import { DatabaseObligationStore } from '../requests';
import { migrateLatest } from '../requests/store/migrations';
import { AccessReviewOpener } from './AccessReviewOpener';
import { AccessReviewStore } from './AccessReviewStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const metadata = (dataClass?: string): SupportMetadata => ({
  values: dataClass
    ? { dataClass: { value: dataClass, source: 'catalog' } }
    : {},
  missing: [],
  resolvedAt: '2026-11-21T10:00:00.000Z',
});
const owned = (resource: string, component?: string) => ({
  resource,
  owner: 'group:default/orders',
  component,
  basis: 'claim' as const,
  source: 'r1',
  confirmedAt: '2026-11-01T10:00:00.000Z',
});

describe.each(databases.eachSupportedId())(
  'AccessReviewOpener on %s',
  databaseId => {
    async function setUp(
      owners: ReturnType<typeof owned>[],
      supportMetadataOf: (input: {
        component?: string;
      }) => Promise<SupportMetadata>,
    ) {
      const knex = await databases.init(databaseId);
      await migrateLatest(knex);
      const asked = jest.fn(supportMetadataOf);
      const logger = mockServices.logger.mock();
      const opener = AccessReviewOpener.create({
        config: { dataClasses: ['PII'], everyDays: 90, dueDays: 14 },
        knex,
        store: AccessReviewStore.create({ knex }),
        clusters: {
          list: () => [{ facts: { id: 'dev' } }] as never,
        },
        ownerships: { list: async () => owners },
        ownership: {
          ownershipOf: async resource => ({
            resource,
            owner: 'group:default/orders',
            ownerState: 'unknown',
            proposals: [],
            explanation: '',
          }),
          supportMetadataOf: asked,
        },
        platform: ['group:default/platform'],
        logger,
        now: () => new Date('2026-11-21T10:00:00.000Z'),
      });
      const open = async () =>
        (await DatabaseObligationStore.create({ knex }).list({})).items;
      return { opener, open, asked, logger };
    }

    it('opens reviews of topics with such data on clusters there are, due after the time for them', async () => {
      const { opener, open, asked } = await setUp(
        [
          owned('dev/topic/a', 'component:default/sensitive'),
          owned('dev/topic/b', 'component:default/sensitive'),
          owned('dev/topic/c', 'component:default/plain'),
          owned('dev/topic/d'),
          owned('dev/group/a', 'component:default/sensitive'),
          owned('gone/topic/a', 'component:default/sensitive'),
        ],
        async ({ component }) =>
          metadata(component?.endsWith('sensitive') ? 'pii' : undefined),
      );
      expect(await opener.run()).toBe(2);
      expect(await opener.run()).toBe(0);
      expect(await open()).toMatchObject([
        {
          kind: 'access-review',
          owedBy: 'group:default/orders',
          dueAt: '2026-12-05T10:00:00.000Z',
          detail: { dataClass: 'pii' },
        },
        {},
      ]);
      expect((await open()).map(({ resource }) => resource).sort()).toEqual([
        'dev/topic/a',
        'dev/topic/b',
      ]);
      // Once a pass for each component, and once for what has none.
      expect(asked).toHaveBeenCalledTimes(6);
    });

    it('opens nothing on what the catalog does not say, and goes on after a failure', async () => {
      const { opener, open, logger } = await setUp(
        [
          owned('dev/topic/a', 'component:default/broken'),
          owned('dev/topic/b', 'component:default/unknown'),
          owned('dev/topic/c', 'component:default/sensitive'),
        ],
        async ({ component }) => {
          if (component?.endsWith('broken')) throw new Error('down');
          return metadata(component?.endsWith('sensitive') ? 'PII' : undefined);
        },
      );
      expect(await opener.run()).toBe(1);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(await open()).toMatchObject([{ resource: 'dev/topic/c' }]);
    });

    it('stops where it is told to', async () => {
      const { opener, open } = await setUp(
        [owned('dev/topic/a', 'component:default/sensitive')],
        async () => metadata('pii'),
      );
      const stopped = new AbortController();
      stopped.abort();
      expect(await opener.run(stopped.signal)).toBe(0);
      expect(await open()).toEqual([]);
    });
  },
);
