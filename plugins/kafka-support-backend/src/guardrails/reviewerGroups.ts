import type { Config } from '@backstage/config';
import { z } from 'zod';
import { toIssueLines } from './issues';
import type { ReviewerGroups } from './types';

const PATH = 'kafkaSupport.reviewers';

const filledBy = z
  .array(
    z
      .string()
      .regex(
        /^(group|user):[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
        'must be an entity ref such as "group:default/platform"',
      ),
  )
  .optional();

const reviewerGroupsSchema = z.strictObject({
  platform: z
    .array(z.string())
    .min(
      1,
      'at least one group must review for the platform, such as "group:default/platform"',
    )
    .pipe(filledBy.unwrap()),
  security: filledBy,
  FinOps: filledBy,
  architecture: filledBy,
});

/**
 * Who fills which role, from `kafkaSupport.reviewers`. Only `platform` must be
 * there: it answers for every role that nobody fills.
 *
 * @throws Error with one line for each bad key, its path first
 */
export function readReviewerGroups(config: Config): ReviewerGroups {
  const parsed = reviewerGroupsSchema.safeParse(config.getOptional(PATH) ?? {});
  if (!parsed.success)
    throw new Error(toIssueLines(PATH, parsed.error.issues).join('\n'));
  const {
    platform,
    security = [],
    FinOps = [],
    architecture = [],
  } = parsed.data;
  return { platform, security, FinOps, architecture };
}
