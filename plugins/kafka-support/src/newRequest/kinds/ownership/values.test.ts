import { ownershipSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

describe('the fields of ownership', () => {
  it.each([
    'prod/topic/orders.order.placed.v1',
    'prod/group/Team%2FBilling',
    'prod/principal/User%3Abilling',
    'prod/connector/main%2Forders-sink',
  ])('keep %s', resource => {
    const spec = { resource, owner: 'group:default/orders' };
    expect(toSpec(valuesFrom(spec), 'prod')).toEqual(spec);
    expect(ownershipSpecSchema.safeParse(spec).success).toBe(true);
  });

  it('speak of the cluster that is chosen now', () => {
    const values = valuesFrom({ resource: 'prod/topic/orders' });
    expect(toSpec(values, 'dev')).toEqual({ resource: 'dev/topic/orders' });
    expect(toSpec(values, '')).toEqual({});
  });

  it.each(['', 'orders', 'prod/waiver/x', 'prod/topic/%'])(
    'begin empty where the address says "%s"',
    resource => {
      expect(valuesFrom({ resource })).toMatchObject({
        type: 'topic',
        name: '',
      });
    },
  );

  it('keep a batch that is filed again, on the cluster that is chosen now', () => {
    const resources = [
      { resource: 'prod/topic/a' },
      { resource: 'prod/group/b%2Fc', component: 'component:default/c' },
    ];
    const spec = { owner: 'group:default/orders', resources };
    expect(toSpec(valuesFrom(spec), 'prod')).toEqual(spec);
    expect(toSpec(valuesFrom(spec), 'dev')).toEqual({
      owner: 'group:default/orders',
      resources: [
        { resource: 'dev/topic/a' },
        { resource: 'dev/group/b%2Fc', component: 'component:default/c' },
      ],
    });
    expect(fieldOf('resources.0.resource')).toBe('owner');
  });

  it('are filled in from the address', () => {
    expect(
      specFromQuery(
        new URLSearchParams(
          'resource=prod/topic/a&cluster=prod&owner=group:default/orders',
        ),
      ),
    ).toEqual({ resource: 'prod/topic/a', owner: 'group:default/orders' });
  });

  it('show what is wrong with the resource by its name', () => {
    expect(fieldOf('resource')).toBe('name');
    expect(fieldOf('owner')).toBe('owner');
  });
});
