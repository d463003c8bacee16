import { FakeClusterAdmin } from './testUtils';
import { readTopicLog, type TopicLog } from './topicLog';

const now = () => new Date('2026-01-01T00:00:00Z');
const readAt = now().toISOString();

async function read(
  spoil: (admin: FakeClusterAdmin) => void = () => {},
): Promise<TopicLog> {
  const admin = FakeClusterAdmin.create({
    topics: [{ name: 'orders', partitions: 2, replicationFactor: 2 }],
  });
  admin.setLog(
    { topic: 'orders', partition: 0 },
    { start: 5, end: 25, bytes: 100, lastTimestampMs: 1_000 },
  );
  admin.setLog(
    { topic: 'orders', partition: 1 },
    { end: 3, bytes: 10, lastTimestampMs: 2_000 },
  );
  spoil(admin);
  const topic = (await admin.describeTopic('orders'))!;
  return readTopicLog(admin, topic, {
    logDirs: { known: true, value: await admin.describeLogDirs(), readAt },
    now,
  });
}

describe('readTopicLog', () => {
  it('sums over the partitions, and bytes over the copies', async () => {
    expect(await read()).toEqual({
      edges: {
        known: true,
        readAt,
        value: [
          { partition: 0, startOffset: 5, endOffset: 25 },
          { partition: 1, startOffset: 0, endOffset: 3 },
        ],
      },
      records: { known: true, readAt, value: 23 },
      written: { known: true, readAt, value: 28 },
      lastTimestampMs: { known: true, readAt, value: 2_000 },
      bytes: {
        known: true,
        readAt,
        value: { leaderBytes: 110, totalBytes: 220 },
      },
    });
  });

  it('knows no sum of which a part is missing', async () => {
    const offline = await read(admin => {
      admin.fail('listOffsets', { how: 'unavailable' }, 2);
      admin.fail('listLastTimestamps', { how: 'no answer', done: false });
    });
    expect(offline).toMatchObject({
      edges: { known: false, reason: 'No broker could be reached' },
      records: { known: false },
      written: { known: false },
      lastTimestampMs: { known: false, figure: 'last write' },
      bytes: { known: true },
    });
  });

  it('does not know the bytes where a broker that has copies tells nothing', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [{ name: 'orders', replicationFactor: 1 }],
    });
    const topic = (await admin.describeTopic('orders'))!;
    const [holder] = topic.partitions[0].replicas;
    const bytesWithout = async (of: number) => {
      const value = await admin.describeLogDirs();
      const { bytes } = await readTopicLog(admin, topic, {
        logDirs: {
          known: true,
          readAt,
          value: { ...value, unread: [{ of, reason: 'no answer' }] },
        },
        now,
      });
      return bytes;
    };
    expect(await bytesWithout(holder)).toEqual({
      known: false,
      figure: 'bytes',
      reason: `broker ${holder}: no answer`,
    });
    expect(await bytesWithout(holder === 3 ? 2 : 3)).toMatchObject({
      known: true,
    });
  });
});
