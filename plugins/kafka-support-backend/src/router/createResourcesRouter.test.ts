import { NotAllowedError } from '@backstage/errors';
import type {
  Resource,
  ResourceList,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import request from 'supertest';
import { facetsOf } from '../inventory';
import { startRouter } from './__testUtils__/startRouter';

const readAt = '2026-11-21T10:00:00.000Z';

const topic = (name: string, more: Partial<Resource> = {}): Resource => ({
  resource: `prod/topic/${name}`,
  cluster: 'prod',
  type: 'topic',
  name,
  internal: false,
  partitions: 3,
  firstSeenAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

const page = (items: Resource[], nextCursor?: string): ResourceList => ({
  items,
  nextCursor,
  ...facetsOf([], [], {}),
  syncs: [{ cluster: 'prod', state: 'never' }],
  unreachable: [],
  readAt,
});

describe('GET /resources', () => {
  const { app, services, reset } = startRouter();
  beforeEach(reset);

  it('answers a page as JSON', async () => {
    services.inventory.list.mockResolvedValue(page([topic('a')], 'c1'));
    const response = await request(app).get(
      '/resources?type=topic&unowned=true&internal=false&state=offline&q=%25&limit=1',
    );
    expect(response.status).toBe(200);
    expect(response.body).toEqual(
      JSON.parse(JSON.stringify(page([topic('a')], 'c1'))),
    );
    expect(services.inventory.list).toHaveBeenCalledWith(
      {
        type: 'topic',
        unowned: true,
        internal: false,
        state: 'offline',
        q: '%',
        limit: 1,
      },
      expect.anything(),
    );
  });

  it('exports all pages that match as CSV that no spreadsheet runs', async () => {
    services.inventory.list
      .mockResolvedValueOnce(
        page(
          [
            topic('-a', {
              owner: 'group:default/orders',
              marks: [
                { mark: 'unused', since: readAt, says: 'Nothing was written' },
                { mark: 'orphaned', since: readAt, says: 'Nobody is left' },
              ],
            }),
          ],
          'c1',
        ),
      )
      .mockResolvedValueOnce(
        page([
          topic('b', {
            quota: { consumer_byte_rate: 1 },
            config: { 'retention.ms': '1000' },
          }),
        ]),
      );
    const response = await request(app).get(
      '/resources?format=csv&cluster=prod&cursor=c0&limit=1',
    );
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toContain('text/csv');
    expect(response.headers['content-disposition']).toContain(
      'kafka-resources.csv',
    );
    expect(response.text.split('\r\n')).toEqual([
      '"resource","cluster","type","name","owner","component","internal","partitions","replicationFactor","offlinePartitions","underReplicatedPartitions","config","totalBytes","largestReplicaBytes","lastWriteAt","groups","activeGroups","movingPartitions","groupState","members","lag","lastCommitAt","topicCount","grants","groupType","protocolType","quota","firstSeenAt","lastChangedAt","recreatedAt","lastSeenAt","goneAt","marks"',
      '"prod/topic/-a","prod","topic","\'-a","group:default/orders","","false","3","","","","","","","","","","","","","","","","","","","","2026-11-21T10:00:00.000Z","","","","","unused orphaned"',
      '"prod/topic/b","prod","topic","b","","","false","3","","","","{""retention.ms"":""1000""}","","","","","","","","","","","","","","","{""consumer_byte_rate"":1}","2026-11-21T10:00:00.000Z","","","","",""',
      '',
    ]);
    expect(services.inventory.list.mock.calls.map(([query]) => query)).toEqual([
      { cluster: 'prod', limit: 200, cursor: undefined },
      { cluster: 'prod', limit: 200, cursor: 'c1' },
    ]);
  });

  it('refuses an export before its first line', async () => {
    services.inventory.list.mockRejectedValue(new NotAllowedError('not you'));
    const response = await request(app).get('/resources?format=csv');
    expect(response.status).toBe(403);
    expect(response.headers['content-type']).toContain('json');
  });

  it.each([
    'type=topics',
    'state=dead',
    'mark=old',
    'format=xml',
    'internal=1',
  ])('refuses %s with the name of the parameter', async query => {
    const response = await request(app).get(`/resources?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(
      `query.${query.split('=')[0]}`,
    );
  });
});
