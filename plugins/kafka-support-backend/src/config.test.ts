import { ConfigReader } from '@backstage/config';
import { readPluginConfig } from './config';

const read = (kafkaSupport?: object) =>
  readPluginConfig(
    new ConfigReader(kafkaSupport ? ({ kafkaSupport } as any) : {}),
  );

describe('readPluginConfig', () => {
  it('has a default for all', () => {
    expect(read()).toEqual({
      execution: { sweepIntervalMs: 5_000 },
      hygiene: {
        unusedDays: 30,
        staleOffsetsDays: 14,
        minPartitions: 12,
        partitionFactor: 3,
      },
      inventory: { intervalMs: 60_000, keepGoneDays: 30 },
      accessReviews: { dataClasses: [], everyDays: 180, dueDays: 14 },
      obligations: { remindDays: 3, sweepIntervalMs: 30_000 },
      requests: { expireDays: 30 },
      ownership: expect.objectContaining({
        topicsAnnotation: 'kafka.apache.org/topics',
        consumerGroupsAnnotation: 'kafka.apache.org/consumer-groups',
        principalsAnnotation: 'kafka.apache.org/principals',
      }),
    });
  });

  it('takes what is configured', () => {
    expect(
      read({
        clusters: {},
        reviewers: {},
        guardrails: {},
        execution: { leaseMs: 60_000, concurrencyPerCluster: 2 },
        supportMetadata: { annotations: { runbook: 'acme.com/runbook' } },
      }),
    ).toMatchObject({
      execution: {
        leaseMs: 60_000,
        concurrencyPerCluster: 2,
        sweepIntervalMs: 5_000,
      },
      ownership: {
        supportAnnotations: { runbook: 'acme.com/runbook' },
      },
    });
  });

  it.each([
    [{ cluster: {} }, 'kafkaSupport.cluster: there is no such key'],
    [{ execution: { leaseMs: '1s' } }, 'kafkaSupport.execution.leaseMs: '],
    [{ execution: { lease: 1 } }, 'kafkaSupport.execution: Unrecognized key'],
    [
      { execution: { concurrencyPerCluster: 0 } },
      'kafkaSupport.execution.concurrencyPerCluster: ',
    ],
    [{ inventory: { intervalMs: 5 } }, 'kafkaSupport.inventory.intervalMs: '],
    [{ hygiene: { unusedDays: 0 } }, 'kafkaSupport.hygiene.unusedDays: '],
    [
      { inventory: { keepGoneDays: 0 } },
      'kafkaSupport.inventory.keepGoneDays: ',
    ],
    [{ accessReviews: { dueDays: 0 } }, 'kafkaSupport.accessReviews.dueDays: '],
    [
      { obligations: { remindDays: -1 } },
      'kafkaSupport.obligations.remindDays',
    ],
    [
      { supportMetadata: { annotations: { pager: 'x' } } },
      'kafkaSupport.supportMetadata.annotations',
    ],
  ])('refuses %j with the path of the key', (config, path) => {
    expect(() => read(config)).toThrow(path);
  });
});
