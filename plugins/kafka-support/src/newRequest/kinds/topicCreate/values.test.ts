import { topicCreateSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const spec = {
  name: 'orders.order.placed.v1',
  expectedBytesPerSecond: 1_048_576,
  orderingKey: 'order id',
  parallelReaders: 6,
  retentionMs: 604_800_000,
  partitions: 12,
  replicationFactor: 3,
  config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2' },
  producers: [
    { principal: 'User:orders-api', transactionalId: 'orders' },
    { principal: 'User:importer' },
  ],
  consumers: [{ principal: 'User:billing', group: 'billing' }],
};

describe('values of topic-create', () => {
  it('become the spec that they were made from', () => {
    expect(toSpec(valuesFrom(spec))).toEqual(spec);
    expect(topicCreateSpecSchema.parse(toSpec(valuesFrom(spec)))).toEqual(spec);
  });

  it('leave out what was not filled in, and rows that are empty', () => {
    const values = valuesFrom({ name: ' orders ' });
    values.producers.push({ principal: '', transactionalId: '' });
    values.config.push({ key: '', value: '' });
    expect(toSpec(values)).toEqual({ name: 'orders' });
  });

  it('keep a row that is half filled in, so that its issue can be shown', () => {
    const values = valuesFrom({});
    values.consumers.push({ principal: '', group: 'billing' });
    expect(toSpec(values)).toEqual({
      consumers: [{ principal: '', group: 'billing' }],
    });
  });
});

describe('the field of a path', () => {
  it('is the row of a configuration key, dots and all', () => {
    const values = valuesFrom(spec);
    expect(fieldOf('config.min.insync.replicas', values)).toBe(
      'config.1.value',
    );
    expect(fieldOf('config.retention.bytes', values)).toBe('config');
  });

  it('counts only the rows that the spec has', () => {
    const values = valuesFrom(spec);
    values.producers.unshift({ principal: '', transactionalId: '' });
    expect(fieldOf('producers.1.principal', values)).toBe(
      'producers.2.principal',
    );
  });

  it('is of the same name for all others', () => {
    expect(fieldOf('retentionMs', valuesFrom(spec))).toBe('retentionMs');
  });
});

describe('what an address gives', () => {
  it('fills in every field', () => {
    const query = new URLSearchParams(
      'topic=orders.order.placed.v1&partitions=12&retentionMs=-1&orderingKey=order id' +
        '&config.cleanup.policy=compact&producer=User:orders-api&consumer=User:billing@billing',
    );
    expect(specFromQuery(query)).toEqual({
      name: 'orders.order.placed.v1',
      partitions: 12,
      retentionMs: -1,
      orderingKey: 'order id',
      config: { 'cleanup.policy': 'compact' },
      producers: [{ principal: 'User:orders-api' }],
      consumers: [{ principal: 'User:billing', group: 'billing' }],
    });
  });

  it('leaves out numbers that are none', () => {
    const query = new URLSearchParams('partitions=many&parallelReaders=-3');
    expect(specFromQuery(query)).toEqual({});
  });
});
