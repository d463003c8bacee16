import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import type { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  kafkaSupportPermissions,
  RESOURCE_TYPE_KAFKA_REQUEST,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestCondition, RequestStore } from '../requests';
import {
  kafkaRequestResourceRef,
  kafkaRequestRules,
  type RuledRequest,
} from './rules';

/** The rules that conditions about requests may name, those of modules too. */
export type RequestRuleset = PermissionRuleset<
  RuledRequest,
  RequestCondition,
  typeof RESOURCE_TYPE_KAFKA_REQUEST
>;

/** Tells the permission framework what there is to permit. Called once at start. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  store: Pick<RequestStore, 'getMany'>,
): RequestRuleset {
  registry.addPermissions(
    kafkaSupportPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
  registry.addResourceType({
    resourceRef: kafkaRequestResourceRef,
    permissions: kafkaSupportPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_KAFKA_REQUEST),
    ),
    rules: Object.values(kafkaRequestRules),
    getResources: refs => store.getMany(refs),
  });
  return registry.getPermissionRuleset(kafkaRequestResourceRef);
}
