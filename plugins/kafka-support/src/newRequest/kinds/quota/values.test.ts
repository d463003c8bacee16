import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const spec = {
  user: 'billing',
  clientId: 'app',
  consumerBytesPerSecond: 1024,
  remove: ['producer_byte_rate'],
};

describe('values of quota', () => {
  it.each([spec, { user: 'x', requestPercentage: 12.5 }, {}])(
    'become the spec that they were made from: %j',
    each => {
      expect(toSpec(valuesFrom(each))).toEqual(each);
    },
  );

  it('do not set what they take away', () => {
    expect(
      toSpec({
        ...valuesFrom(spec),
        remove: ['consumer_byte_rate'],
      }),
    ).toEqual({
      user: 'billing',
      clientId: 'app',
      remove: ['consumer_byte_rate'],
    });
  });

  it('come from the address', () => {
    expect(
      specFromQuery(
        new URLSearchParams(
          'user=billing&consumerBytesPerSecond=1024&remove=producer_byte_rate',
        ),
      ),
    ).toEqual({
      user: 'billing',
      consumerBytesPerSecond: 1024,
      remove: ['producer_byte_rate'],
    });
    expect(
      specFromQuery(
        new URLSearchParams({ resource: 'prod/principal/User%3Abilling' }),
      ),
    ).toEqual({ user: 'billing' });
    expect(
      specFromQuery(new URLSearchParams({ resource: 'prod/principal/%E0%A4' })),
    ).toEqual({});
  });

  it('are found by the path of the spec', () => {
    expect(fieldOf('remove.0')).toBe('remove');
    expect(fieldOf('user')).toBe('user');
  });
});
