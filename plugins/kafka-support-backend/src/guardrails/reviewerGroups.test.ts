import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readReviewerGroups } from './reviewerGroups';

const read = (reviewers?: JsonObject) =>
  readReviewerGroups(
    new ConfigReader(reviewers ? { kafkaSupport: { reviewers } } : {}),
  );

describe('readReviewerGroups', () => {
  it('needs only somebody for the platform', () => {
    expect(read({ platform: ['group:default/platform'] })).toEqual({
      platform: ['group:default/platform'],
      security: [],
      FinOps: [],
      architecture: [],
    });
    expect(
      read({
        platform: ['group:default/platform', 'user:default/dora'],
        FinOps: ['group:default/money'],
      }),
    ).toMatchObject({
      platform: ['group:default/platform', 'user:default/dora'],
      FinOps: ['group:default/money'],
    });
  });

  it.each<[string, JsonObject | undefined, RegExp]>([
    ['nothing', undefined, /^kafkaSupport\.reviewers\.platform: /],
    [
      'nobody for the platform',
      { platform: [] },
      /^kafkaSupport\.reviewers\.platform: at least one group must review for the platform/,
    ],
    [
      'what is no entity ref',
      { platform: ['platform'] },
      /^kafkaSupport\.reviewers\.platform\.0: must be an entity ref such as "group:default\/platform"$/,
    ],
    [
      'an unknown role',
      { platform: ['group:default/p'], finops: [] },
      /^kafkaSupport\.reviewers\.finops: there is no such key$/,
    ],
  ])('stops the start with %s, naming the path', (_, reviewers, message) => {
    expect(() => read(reviewers)).toThrow(message);
  });
});
