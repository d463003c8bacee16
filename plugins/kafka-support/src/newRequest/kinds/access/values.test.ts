import {
  accessSpecOf,
  bindingsOf,
  accessSpecSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { fixQuery } from '../../../streams/marks';
import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const consumer = {
  action: 'grant',
  principal: 'User:billing',
  profile: 'consumer',
  topic: 'orders.placed.v1',
  group: 'billing',
};

describe('values of access', () => {
  it.each([
    consumer,
    { ...consumer, topicPattern: 'prefixed', host: '10.0.0.1' },
    { ...consumer, until: '2026-12-05' },
    {
      action: 'grant',
      principal: 'User:a',
      profile: 'transactional producer',
      topic: 'orders',
      transactionalId: 'tx',
      transactionalIdPattern: 'prefixed',
    },
    {
      action: 'revoke',
      principal: 'User:a',
      profile: 'custom',
      bindings: [
        {
          resourceType: 'group',
          resourceName: 'g',
          operation: 'read',
          patternType: 'prefixed',
          host: '10.0.0.1',
        },
      ],
    },
  ])('become the spec that they were made from: %j', spec => {
    expect(toSpec(valuesFrom(spec))).toEqual(spec);
  });

  it('say only what the chosen profile has', () => {
    const values = { ...valuesFrom(consumer), transactionalId: 'left' };
    expect(toSpec({ ...values, profile: 'producer' })).toEqual({
      action: 'grant',
      principal: 'User:billing',
      profile: 'producer',
      topic: 'orders.placed.v1',
    });
    expect(
      toSpec({ ...values, action: 'revoke', until: '2026-12-05' }),
    ).toEqual({ ...consumer, action: 'revoke' });
  });

  it('begin with reading, and a row', () => {
    expect(valuesFrom({})).toMatchObject({
      action: 'grant',
      profile: 'consumer',
      bindings: [{ resourceName: '' }],
    });
  });

  it('are found by the path of the spec', () => {
    const row = valuesFrom({}).bindings[0];
    const values = {
      ...valuesFrom({ profile: 'custom' }),
      bindings: [row, { ...row, resourceName: 'orders' }],
    };
    expect(fieldOf('bindings.0.operation', values)).toBe(
      'bindings.1.operation',
    );
    expect(fieldOf('bindings.0', values)).toBe('bindings.1.resourceName');
    expect(fieldOf('bindings', values)).toBe('bindings.0.resourceName');
    expect(fieldOf('topic', values)).toBe('topic');
  });

  it('come from the address', () => {
    expect(
      specFromQuery(new URLSearchParams({ ...consumer, cluster: 'prod' })),
    ).toEqual(consumer);
    expect(
      specFromQuery(
        new URLSearchParams({ resource: 'prod/principal/User%3Abilling' }),
      ),
    ).toEqual({ principal: 'User:billing' });
    for (const resource of ['prod/topic/%E0%A4', 'nonsense', 'prod/quota/a'])
      expect(specFromQuery(new URLSearchParams({ resource }))).toEqual({});
  });

  it('come exactly from the link that settles a mark', () => {
    const spec = accessSpecOf(
      'revoke',
      bindingsOf(accessSpecSchema.parse({ ...consumer, host: '10.0.0.1' })),
    )!;
    const read = toSpec(
      valuesFrom(specFromQuery(fixQuery('prod', spec as any))),
    );
    expect(bindingsOf(accessSpecSchema.parse(read))).toEqual(bindingsOf(spec));
    expect(read).toMatchObject({ action: 'revoke', profile: 'custom' });
  });
});
