import { topicDeleteSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { fieldOf, specFromQuery, toSpec, valuesFrom } from './values';

const spec = {
  topic: 'orders.order.placed.v1',
  removeAccess: false,
  removeGroups: ['billing', 'a b'],
};

describe('values of topic-delete', () => {
  it('become the spec that they were made from, without what is only typed', () => {
    const values = { ...valuesFrom(spec), confirm: spec.topic };
    expect(toSpec(values)).toEqual(spec);
    expect(topicDeleteSpecSchema.safeParse(toSpec(values)).success).toBe(true);
  });

  it('revoke the access unless one says otherwise, and confirm nothing', () => {
    expect(valuesFrom({})).toEqual({
      topic: '',
      removeAccess: true,
      removeGroups: [],
      confirm: '',
    });
  });

  it('speak of the topic that is there now, not of the one that was copied', () => {
    expect(
      toSpec(valuesFrom({ ...spec, topicId: 'of-the-copied-request' })),
    ).not.toHaveProperty('topicId');
  });
});

it('takes topic and what goes with it from the address', () => {
  expect(
    specFromQuery(
      new URLSearchParams(
        'cluster=prod&topic=a.v1&removeAccess=false&removeGroups=x&removeGroups=y',
      ),
    ),
  ).toEqual({ topic: 'a.v1', removeAccess: false, removeGroups: ['x', 'y'] });
  expect(specFromQuery(new URLSearchParams('topic=a.v1'))).toEqual({
    topic: 'a.v1',
  });
});

it('shows what is wrong with one of the groups at all of them', () => {
  expect(fieldOf('removeGroups.1')).toBe('removeGroups');
  expect(fieldOf('topic')).toBe('topic');
});
