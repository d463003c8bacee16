import type { ConfigEntry } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicDefaults } from './topicDefaults';

const entry = (
  name: string,
  value?: string,
  override = false,
): ConfigEntry => ({
  name,
  value,
  override,
  readOnly: false,
  sensitive: false,
});

describe('topicDefaults', () => {
  it.each([
    [[entry('log.retention.hours', '168')], 'retention.ms', '604800000'],
    [
      [
        entry('log.retention.hours', '168'),
        entry('log.retention.minutes', '10'),
      ],
      'retention.ms',
      '600000',
    ],
    [
      [
        entry('log.retention.hours', '168'),
        entry('log.retention.minutes', '10'),
        entry('log.retention.ms', '5'),
      ],
      'retention.ms',
      '5',
    ],
    [[entry('log.retention.hours', '-1')], 'retention.ms', '-1'],
    [[entry('log.roll.hours', '1')], 'segment.ms', '3600000'],
    [
      [
        entry('log.flush.interval.ms'),
        entry('log.flush.scheduler.interval.ms', '9223372036854775807'),
      ],
      'flush.ms',
      '9223372036854775807',
    ],
    [[entry('message.max.bytes', '7')], 'max.message.bytes', '7'],
    [[], 'remote.storage.enable', 'false'],
    [[], 'cleanup.policy', undefined],
  ])('from the broker settings %j gives %s=%s', (config, name, value) => {
    expect(topicDefaults(config)[name]).toEqual(entry(name, value));
  });

  it('takes the keys and the values from a topic, but not its overrides', () => {
    const defaults = topicDefaults(
      [entry('log.retention.ms', '5'), entry('log.cleanup.policy', 'compact')],
      [
        entry('retention.ms', '1', true),
        entry('cleanup.policy', 'delete'),
        entry('key.of.a.newer.kafka', 'on'),
        entry('another.key.of.a.newer.kafka', 'off', true),
      ],
    );
    expect(defaults).toEqual({
      'retention.ms': entry('retention.ms', '5'),
      'cleanup.policy': entry('cleanup.policy', 'delete'),
      'key.of.a.newer.kafka': entry('key.of.a.newer.kafka', 'on'),
      'another.key.of.a.newer.kafka': entry('another.key.of.a.newer.kafka'),
    });
  });
});
