import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Portal } from '../../__testUtils__/Portal';
import { file, newTopic, oscar } from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';
import type { ClusterHandle, ElsewhereConfig } from '../../clusters/types';
import { ManagedTopics } from './ManagedTopics';

jest.setTimeout(60_000);

const manifest = (name: string, spec: string) => `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: ${name} }
spec: ${spec}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'definitions-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('topics that another tool manages, over HTTP', () => {
  let portal: Portal;
  let path: string;
  beforeAll(async () => {
    path = join(folder, 'topics.yaml');
    await writeFile(
      path,
      manifest(
        'shop.defined.v1',
        '{ partitions: 3, config: { segment.ms: 1 } }',
      ),
    );
    const cluster = (id: string) => ({
      environment: 'development',
      mode: 'apply',
      bootstrapServers: [`${id}.kafka.test:9092`],
    });
    portal = await startPortal({
      config: {
        clusters: {
          dev: {
            ...cluster('dev'),
            definitions: [{ path, managedBy: 'strimzi' }],
            managed: [
              {
                by: 'terraform',
                topics: ['infra.*'],
                where: 'infra/kafka/topics.tf',
              },
            ],
          },
          prod: cluster('prod'),
          watched: cluster('watched'),
        },
      },
    });
    for (const name of ['shop.defined.v1', 'infra.metrics.v1'])
      await portal.admins.dev.createTopic({
        name,
        partitions: 2,
        replicationFactor: 3,
        config: { 'segment.ms': '1' },
      });
  });

  const alter = (name: string) => ({
    kind: 'topic-config',
    cluster: 'dev',
    component: 'component:default/orders-api',
    spec: { name, set: { 'segment.ms': '86400000' } },
  });

  it('are compared with their definition, marked, and neither accepted nor set back', async () => {
    const name = 'shop.defined.v1';
    const stream = await portal.as(oscar).getStream('dev', name);
    expect(stream).toMatchObject({
      managedElsewhere: { by: 'strimzi', where: path },
      drift: {
        differences: [{ what: 'partitions', approved: '3', observed: '2' }],
        fixes: [],
      },
    });
    expect(stream.drift.adoption).toBeUndefined();
    const answer = await portal.call(
      oscar,
      'POST',
      `/resources/${encodeURIComponent(`dev/topic/${name}`)}/drift/adopt`,
      { digest: 'a'.repeat(64), justification: 'fine so' },
    );
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: {
          message: expect.stringMatching(
            /is managed by strimzi.*Change it in .*topics\.yaml$/,
          ),
        },
      },
    });
    const mark = await eventually(async () => {
      const request = await file(portal, oscar, newTopic('orders-api'));
      await portal.reached(request.id, 'verified');
      const { items } = await portal
        .as(oscar)
        .listResources({ mark: 'drifted' });
      const found = items.find(each => each.name === name)?.marks?.[0];
      expect(found).toBeDefined();
      return found;
    }, 20_000);
    expect(mark).toMatchObject({
      says: 'Differs from what was approved: 2 partitions, approved 3',
      fix: { link: `streams/dev/${name}` },
    });
  });

  it.each([
    ['shop.defined.v1', 'Strimzi', /topics\.yaml$/],
    ['infra.metrics.v1', 'Terraform', /infra\/kafka\/topics\.tf$/],
  ])('are not changed from here: %s', async (name, tool, where) => {
    const { evaluation } = await portal.as(oscar).preview(alter(name));
    expect(evaluation.decision).toBe('deny');
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'managed-elsewhere',
        outcome: 'fail',
        message: `The topic "${name}" is managed elsewhere, by ${tool}`,
        remedy: { text: expect.stringMatching(where) },
      }),
    );
    const { actions } = await portal.as(oscar).getStream('dev', name);
    expect(actions.find(({ kind }) => kind === 'topic-config')).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('change it in'),
    });
  });

  it('need no request of ours to appear', async () => {
    const stream = await portal.as(oscar).getStream('dev', 'infra.metrics.v1');
    expect(stream).toMatchObject({
      managedElsewhere: { by: 'terraform', where: 'infra/kafka/topics.tf' },
      drift: { differences: [] },
    });
  });

  it('are created there too', async () => {
    const { evaluation } = await portal
      .as(oscar)
      .preview(newTopic('orders-api', { name: 'infra.new.thing.v1' }));
    expect(evaluation).toMatchObject({ decision: 'deny' });
  });
});

describe('ManagedTopics', () => {
  function reading(elsewhere: ElsewhereConfig) {
    const logger = mockServices.logger.mock();
    const urlReader = mockServices.urlReader.mock();
    let now = 0;
    const managed = ManagedTopics.create({
      clusters: { get: () => ({ elsewhere } as ClusterHandle) },
      urlReader,
      logger,
      now: () => new Date(now),
    });
    return {
      logger,
      urlReader,
      later: () => {
        now += 60_000;
        return managed.on('dev');
      },
    };
  }

  it('keeps what a definition last said while it cannot be read, and says why once', async () => {
    const path = join(folder, 'broken.yaml');
    await writeFile(path, manifest('a', '{ partitions: 1 }'));
    const { later, logger } = reading({
      definitions: [{ path, managedBy: 'strimzi' }],
    });
    expect(await later()).toMatchObject({ unread: [] });
    await writeFile(path, 'a: [');
    for (let look = 0; look < 2; look++) {
      const { declared, unread } = await later();
      expect([...declared.keys()]).toEqual(['a']);
      expect(unread).toEqual([
        {
          where: path,
          reason: expect.stringContaining('it is no YAML'),
          neverRead: false,
        },
      ]);
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await writeFile(path, manifest('b', '{ partitions: 1 }'));
    const { declared, unread } = await later();
    expect([...declared.keys()]).toEqual(['b']);
    expect(unread).toEqual([]);
  });

  it('reads addresses through the portal, and says of one that never answered that nothing is known', async () => {
    const url = 'https://git.example.com/topics.yaml';
    const { later, urlReader } = reading({
      definitions: [{ url, managedBy: 'strimzi' }],
    });
    urlReader.readUrl.mockRejectedValueOnce(new Error('no such host'));
    expect((await later()).unread).toEqual([
      { where: url, reason: 'no such host', neverRead: true },
    ]);
    urlReader.readUrl.mockResolvedValueOnce({
      buffer: async () => Buffer.from(manifest('a', '{ replicas: 2 }')),
    });
    const { declared } = await later();
    expect(declared.get('a')).toMatchObject({
      replicationFactor: 2,
      by: 'strimzi',
      where: url,
    });
  });

  it('refuses a file beyond all bounds', async () => {
    const path = join(folder, 'large.yaml');
    await writeFile(path, Buffer.alloc(10 * 1024 ** 2 + 1, '#'));
    const { later } = reading({
      definitions: [{ path, managedBy: 'strimzi' }],
    });
    expect((await later()).unread[0].reason).toMatch(/at most 10485760/);
  });
});
