import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const spec = {
  name: 'orders.order.placed.v1',
  set: { 'cleanup.policy': 'compact', 'segment.ms': '3600000' },
  unset: ['max.message.bytes'],
};

describe('values of topic-config', () => {
  it('become the spec that they were made from', () => {
    expect(toSpec(valuesFrom(spec))).toEqual(spec);
  });

  it('begin with an empty row', () => {
    expect(valuesFrom({}).rows).toEqual([
      { key: '', value: '', action: 'set' },
    ]);
    expect(toSpec(valuesFrom({}))).toEqual({});
  });
});

describe('the field of a path', () => {
  it('is the row of the key', () => {
    const values = valuesFrom(spec);
    expect(fieldOf('set.segment.ms', values)).toBe('rows.1.value');
    expect(fieldOf('unset.0', values)).toBe('rows.2.key');
    expect(fieldOf('name', values)).toBe('name');
  });

  it('is the first row where there is none yet', () => {
    expect(fieldOf('set', valuesFrom({}))).toBe('rows.0.key');
  });
});

it('takes topic, keys to set and keys to unset from the address', () => {
  expect(
    specFromQuery(
      new URLSearchParams(
        'topic=a.b.v1&set.cleanup.policy=compact&unset=segment.ms',
      ),
    ),
  ).toEqual({
    name: 'a.b.v1',
    set: { 'cleanup.policy': 'compact' },
    unset: ['segment.ms'],
  });
});
