import { previewOf } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { planDifference } from './planDifference';

const plan = (spec: Record<string, any>) =>
  previewOf({
    kind: 'topic-create',
    cluster: 'prod',
    spec: { name: 'payments.payment.received.v1', partitions: 6, ...spec },
  }).plan;

describe('planDifference', () => {
  it('is empty for the same plan', () => {
    expect(planDifference(plan({}), plan({}))).toEqual([]);
  });

  it('names the fields of a change that differ', () => {
    expect(planDifference(plan({}), plan({ partitions: 12 }))).toMatchObject([
      {
        kind: 'changed',
        fields: [{ field: 'partitions', before: '6', after: '12' }],
      },
    ]);
  });

  it('names changes that came and went', () => {
    const more = plan({ producers: [{ principal: 'User:a' }] });
    expect(planDifference(plan({}), more).map(({ kind }) => kind)).toEqual([
      'added',
      'added',
    ]);
    expect(planDifference(more, plan({})).map(({ kind }) => kind)).toEqual([
      'removed',
      'removed',
    ]);
  });
});
