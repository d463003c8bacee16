import { sumTopicBytes } from './logDirs';

describe('sumTopicBytes', () => {
  it('sums all copies, and those of the leaders, by topic over brokers and disks', () => {
    const log = (topic: string, partition: number, bytes: number) => ({
      topic,
      partition,
      bytes,
    });
    const sums = sumTopicBytes(
      [
        { brokerId: 1, path: '/a', replicas: [log('orders', 0, 100)] },
        { brokerId: 1, path: '/b', replicas: [log('orders', 1, 9)] },
        {
          brokerId: 2,
          path: '/a',
          replicas: [
            log('orders', 0, 90),
            log('orders', 1, 10),
            log('logs', 0, 5),
          ],
        },
      ],
      // Partition 0 of "logs" has no leader.
      (topic, partition) => (topic === 'orders' ? partition + 1 : undefined),
    );
    expect(Object.fromEntries(sums)).toEqual({
      orders: { leaderBytes: 110, totalBytes: 209 },
      logs: { leaderBytes: 0, totalBytes: 5 },
    });
  });
});
