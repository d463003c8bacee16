import { groupRestoreSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const spec = {
  group: 'billing',
  offsets: [
    { topic: 'orders.order.placed.v1', partition: 0, offset: 42 },
    { topic: 'orders.order.placed.v1', partition: 11, offset: 0 },
  ],
};

describe('values of group-restore', () => {
  it('become the spec that they were made from', () => {
    expect(valuesFrom(spec).lines).toBe(
      'orders.order.placed.v1,0,42\norders.order.placed.v1,11,0',
    );
    expect(toSpec(valuesFrom(spec))).toEqual(spec);
  });

  it('take lines as Kafka’s tool exports them, and leave out empty ones', () => {
    const lines =
      ' "orders.order.placed.v1",0,42 \n\norders.order.placed.v1, 11, 0\n';
    expect(toSpec({ group: 'billing', lines })).toEqual(spec);
  });

  it.each([
    'orders',
    'orders,x,1',
    'orders,0,-1',
    'orders,0,1,2',
    'orders,0,1.5',
  ])('are refused by the schema for "%s"', lines => {
    expect(
      groupRestoreSpecSchema.safeParse(toSpec({ group: 'billing', lines }))
        .success,
    ).toBe(false);
  });

  it('begin empty', () => {
    expect(toSpec(valuesFrom({}))).toEqual({});
  });
});

it('takes group and offsets from the address', () => {
  expect(
    specFromQuery(new URLSearchParams('group=billing&offset=orders,0,42')),
  ).toEqual({
    group: 'billing',
    offsets: [{ topic: 'orders', partition: 0, offset: 42 }],
  });
});

it('shows what is wrong with an offset at the text that holds them all', () => {
  expect(fieldOf('offsets.3.partition')).toBe('lines');
  expect(fieldOf('group')).toBe('group');
});
