import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  kafkaReadPermission,
  kafkaRequestCreatePermission,
  kafkaRequestReadPermission,
  type StreamDetail,
  type StreamSource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { StreamsService } from '../services';
import type { Streams } from '../streams';
import type { RequestRuleset } from './registerPermissions';
import { notPermitted } from './requirePermission';
import type { RuledRequest } from './rules';
import type { CallerResolver } from './types';

interface Options {
  streams: Streams;
  permissions: PermissionsService;
  ruleset: RequestRuleset;
  callers: CallerResolver;
}

/** A stream for those who may see what exists; of its requests they see those that they may read. */
export class AuthorizedStreams implements StreamsService {
  readonly #options: Options;
  readonly #allows: (
    decision: PolicyDecision,
    request: RuledRequest,
  ) => boolean;

  static create(options: Options): AuthorizedStreams {
    return new AuthorizedStreams(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#allows = createConditionAuthorizer(options.ruleset);
  }

  async get(
    stream: { cluster: string; topic: string; from?: StreamSource },
    credentials: BackstageCredentials,
  ): Promise<StreamDetail> {
    const { permissions, callers, streams } = this.#options;
    // One call for all: that two are of no resource only means that no condition comes back.
    const [see, file, read] = await permissions.authorizeConditional(
      [
        {
          permission: kafkaReadPermission as Permission as ResourcePermission,
        },
        {
          permission:
            kafkaRequestCreatePermission as Permission as ResourcePermission,
        },
        { permission: kafkaRequestReadPermission },
      ],
      { credentials },
    );
    if (see.result !== AuthorizeResult.ALLOW)
      throw notPermitted(kafkaReadPermission.name);
    return streams.read(stream, {
      caller: await callers.resolve(credentials),
      mayFile: file.result === AuthorizeResult.ALLOW,
      mayRead: request => this.#allows(read, request),
    });
  }
}
