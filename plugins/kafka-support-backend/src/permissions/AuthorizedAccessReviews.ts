import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  kafkaAuditReadPermission,
  kafkaReadPermission,
  kafkaRequestCreatePermission,
  kafkaRequestReadPermission,
  type AccessEvidence,
  type AccessReview,
  type AccessReviewList,
  type AccessReviewQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AccessEvidenceReader,
  AccessReviews,
  ReviewViewer,
} from '../accessReviews';
import { assertStorable } from '../requests';
import type { AccessReviewsService } from '../services';
import type { RequestRuleset } from './registerPermissions';
import { notPermitted, requirePermission } from './requirePermission';
import type { CallerResolver } from './types';

interface Options {
  reviews: AccessReviews;
  evidence: AccessEvidenceReader;
  permissions: PermissionsService;
  ruleset: RequestRuleset;
  callers: CallerResolver;
}

/**
 * Access reviews for those who may see what exists. Deciding may file requests,
 * so it needs the permission for that; evidence is of the audit trail.
 */
export class AuthorizedAccessReviews implements AccessReviewsService {
  readonly #options: Options;

  static create(options: Options): AuthorizedAccessReviews {
    return new AuthorizedAccessReviews(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async list(
    query: AccessReviewQuery,
    credentials: BackstageCredentials,
  ): Promise<AccessReviewList> {
    assertStorable(query, 'query');
    return this.#options.reviews.list(query, await this.#viewer(credentials));
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AccessReview> {
    return this.#options.reviews.get(id, await this.#viewer(credentials));
  }

  async decide(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<AccessReview> {
    const viewer = await this.#viewer(credentials);
    await requirePermission(
      this.#options.permissions,
      kafkaRequestCreatePermission,
      credentials,
    );
    return this.#options.reviews.decide(id, input, viewer);
  }

  async evidence(
    stream: { cluster: string; topic: string },
    period: { from?: string; to?: string },
    credentials: BackstageCredentials,
  ): Promise<AccessEvidence> {
    await requirePermission(
      this.#options.permissions,
      kafkaAuditReadPermission,
      credentials,
    );
    return this.#options.evidence.read(stream, period);
  }

  async #viewer(credentials: BackstageCredentials): Promise<ReviewViewer> {
    const { permissions, ruleset, callers } = this.#options;
    // One call for both: that the first is of no resource only means that no condition comes back.
    const [see, read] = await permissions.authorizeConditional(
      [
        { permission: kafkaReadPermission as Permission as ResourcePermission },
        { permission: kafkaRequestReadPermission },
      ],
      { credentials },
    );
    if (see.result !== AuthorizeResult.ALLOW)
      throw notPermitted(kafkaReadPermission.name);
    const allows = createConditionAuthorizer(ruleset);
    return {
      caller: await callers.resolve(credentials),
      mayRead: request => allows(read, request),
    };
  }
}
