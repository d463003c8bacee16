import {
  altering,
  creating,
  findingsOf,
  known,
  NAME,
  notKnown,
  verdictsOf,
} from '../../testing';
import { brokerVerdict } from './brokerVerdict';
import { compactionNeedsKey } from './compactionNeedsKey';
import { destructiveConfig, disruptiveConfig } from './configImpact';
import { maxMessageBytes } from './maxMessageBytes';
import { unknownConfigKey } from './unknownConfigKey';

describe('max-message-bytes', () => {
  const setTo = (value: string) =>
    altering({ set: { 'max.message.bytes': value } });

  it('passes up to the limit', () => {
    expect(verdictsOf(maxMessageBytes, setTo('3145728'))).toEqual([
      `pass: "${NAME}" takes batches of up to 3 MiB`,
    ]);
  });

  it('denies more, with the limit to fill in', () => {
    expect(findingsOf(maxMessageBytes, setTo('3145729'))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'set.max.message.bytes',
        limit: '3 MiB',
        remedy: {
          text: expect.any(String),
          set: { 'set.max.message.bytes': '3145728' },
        },
      }),
    ]);
  });

  it('denies what is no number', () => {
    expect(verdictsOf(maxMessageBytes, setTo('big'))).toEqual([
      expect.stringMatching(/^fail: .*batches of big/),
    ]);
  });

  it('says nothing where it is not set', () => {
    expect(findingsOf(maxMessageBytes, creating())).toEqual([]);
  });
});

describe('unknown-config-key', () => {
  it('denies a key that no broker knows and names the close one', () => {
    expect(
      findingsOf(
        unknownConfigKey,
        creating({ config: { 'retenton.ms': '1', 'retention.ms': '1' } }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'config.retenton.ms',
        message:
          'The brokers know no topic setting "retenton.ms". Did you mean "retention.ms"?',
      }),
    ]);
  });

  it('looks at keys that are removed too', () => {
    expect(
      verdictsOf(unknownConfigKey, altering({ unset: ['no.such'] })),
    ).toEqual([expect.stringMatching(/^fail: .*"no\.such"/)]);
  });

  it('passes known keys', () => {
    expect(verdictsOf(unknownConfigKey, creating())).toEqual([
      `pass: The brokers know every setting of "${NAME}"`,
    ]);
  });

  it('is unknown without the list, unless the broker takes it', () => {
    const topicDefaults = notKnown('topic defaults');
    expect(
      findingsOf(
        unknownConfigKey,
        creating({ verdict: notKnown('verdict') }, { topicDefaults }),
      ),
    ).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topic defaults' }),
    ]);
    expect(
      verdictsOf(unknownConfigKey, creating({}, { topicDefaults })),
    ).toEqual([`pass: The brokers take every setting of "${NAME}"`]);
  });
});

describe('broker-verdict', () => {
  const refused = (code: string, sentence: string) =>
    known({ accepted: false, code, sentence });

  it('passes what the brokers accept', () => {
    expect(verdictsOf(brokerVerdict, creating())).toEqual([
      `pass: The brokers would accept "${NAME}" so`,
    ]);
  });

  it.each([
    [
      'Invalid value -5 for configuration min.insync.replicas: Value must be at least 1',
      'config.min.insync.replicas',
    ],
    [
      'Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached',
      'replicationFactor',
    ],
    ['Excessively large number of partitions per request.', 'partitions'],
    ['Something else', undefined],
  ])('denies with the sentence of the broker: %s', (sentence, field) => {
    const [finding] = findingsOf(
      brokerVerdict,
      creating({ verdict: refused('INVALID_X', sentence) }),
    );
    expect(finding).toMatchObject({
      outcome: 'fail',
      effect: 'deny',
      observed: 'INVALID_X',
      message: `The brokers would refuse "${NAME}": ${sentence}`,
    });
    expect(finding.field).toBe(field);
  });

  it('finds the field of a changed setting', () => {
    const input = altering({
      set: { 'segment.ms': 'x' },
      verdict: refused(
        'INVALID_CONFIG',
        'Invalid value x for configuration segment.ms: Not a number of type LONG',
      ),
    });
    expect(findingsOf(brokerVerdict, input)[0].field).toBe('set.segment.ms');
  });

  it('is unknown when the brokers do not say', () => {
    expect(
      findingsOf(brokerVerdict, creating({ verdict: notKnown('verdict') })),
    ).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'verdict' }),
    ]);
  });
});

describe('destructive-config and disruptive-config', () => {
  it('ask owner and platform before data is destroyed, and say what goes', () => {
    expect(
      findingsOf(
        destructiveConfig,
        altering({
          set: { 'cleanup.policy': 'compact', 'max.message.bytes': '1' },
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['resource owner', 'platform'],
        field: 'set.cleanup.policy',
        message: expect.stringMatching(
          /^"cleanup\.policy" of .* from delete to compact: compaction removes older records/,
        ),
      }),
    ]);
  });

  it('warn of what clients notice', () => {
    expect(
      findingsOf(
        disruptiveConfig,
        altering({
          before: { 'min.insync.replicas': '1' },
          set: { 'min.insync.replicas': '2' },
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'warn',
        message: expect.stringContaining('acks=all writes are refused'),
      }),
    ]);
  });

  it('pass a matter of tuning, and say nothing about a new topic', () => {
    const tuning = altering({ set: { 'segment.ms': '1000' } });
    for (const rule of [destructiveConfig, disruptiveConfig]) {
      expect(verdictsOf(rule, tuning)).toEqual([
        expect.stringMatching(/^pass/),
      ]);
      expect(findingsOf(rule, creating())).toEqual([]);
    }
  });
});

describe('compaction-needs-key', () => {
  const compacted = { config: { 'cleanup.policy': 'compact' } };

  it('warns of a compacted topic without a key', () => {
    expect(
      findingsOf(compactionNeedsKey, creating(compacted, { spec: {} })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'warn',
        field: 'orderingKey',
      }),
    ]);
  });

  it('passes with a key, and says nothing about other topics', () => {
    expect(
      verdictsOf(
        compactionNeedsKey,
        creating(compacted, { spec: { orderingKey: 'order id' } }),
      ),
    ).toEqual([`pass: "${NAME}" keeps the last record of each order id`]);
    expect(findingsOf(compactionNeedsKey, creating())).toEqual([]);
  });
});
