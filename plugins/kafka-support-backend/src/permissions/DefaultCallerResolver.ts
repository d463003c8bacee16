import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import { AuthenticationError, stringifyError } from '@backstage/errors';
import type { CatalogFacts } from '../ownership';
import type { Caller } from '../requests';
import type { CallerResolver } from './types';

/** Deeper than any organisation; a ring of groups ends by itself. */
const MAX_LEVELS = 20;

interface Options {
  auth: AuthService;
  userInfo: UserInfoService;
  /** Cached for seconds. */
  facts: Pick<CatalogFacts, 'entity'>;
  logger: LoggerService;
}

/**
 * The portal knows the groups a person is a direct member of; who is in a team
 * is in its department too, so the parents are walked in the catalog. A catalog
 * that does not answer leaves the direct groups: less authority, never more.
 */
export class DefaultCallerResolver implements CallerResolver {
  readonly #options: Options;

  static create(options: Options): DefaultCallerResolver {
    return new DefaultCallerResolver(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async resolve(credentials: BackstageCredentials): Promise<Caller> {
    const { auth, userInfo } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
        credentials,
      );
      const ref = userEntityRef.toLowerCase();
      return {
        ref,
        type: 'user',
        ownershipRefs: await this.#withParents([ref, ...ownershipEntityRefs]),
      };
    }
    if (auth.isPrincipal(credentials, 'service')) {
      return {
        ref: `service:${credentials.principal.subject}`,
        type: 'service',
        ownershipRefs: [],
      };
    }
    throw new AuthenticationError(
      'The call has no credentials. Valid are those of a user or a service',
    );
  }

  async #withParents(refs: string[]): Promise<string[]> {
    const found = new Set(refs.map(ref => ref.toLowerCase()));
    let level = [...found];
    for (let i = 0; i < MAX_LEVELS && level.length > 0; i += 1) {
      const parents = await Promise.all(
        level
          .filter(ref => ref.startsWith('group:'))
          .map(ref => this.#parentsOf(ref)),
      );
      level = [...new Set(parents.flat())].filter(ref => !found.has(ref));
      for (const ref of level) found.add(ref);
    }
    return [...found];
  }

  async #parentsOf(group: string): Promise<string[]> {
    try {
      const entity = await this.#options.facts.entity(group);
      return (entity?.relations ?? [])
        .filter(relation => relation.type === RELATION_CHILD_OF)
        .map(relation => relation.targetRef.toLowerCase());
    } catch (error) {
      this.#options.logger.warn(
        `The parents of "${group}" are not known, so authority through them is not counted`,
        { error: stringifyError(error) },
      );
      return [];
    }
  }
}
