import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { expectedStorageRule } from './capacity-and-cost/expectedStorage';
import {
  partitionsPerBroker,
  partitionsPerCluster,
} from './capacity-and-cost/partitionBudgets';
import {
  partitionsPerTopic,
  partitionsSelfService,
} from './capacity-and-cost/partitionsPerTopic';
import {
  quotaCeiling,
  quotaDefault,
  quotaRemoved,
  quotaSelfService,
  quotaTightened,
} from './capacity-and-cost/quotas';
import {
  retentionCeiling,
  retentionSelfService,
} from './capacity-and-cost/retention';
import { brokerVerdict } from './compatibility/brokerVerdict';
import { compactionNeedsKey } from './compatibility/compactionNeedsKey';
import {
  destructiveConfig,
  disruptiveConfig,
} from './compatibility/configImpact';
import { maxMessageBytes } from './compatibility/maxMessageBytes';
import { revokedAccess } from './compatibility/revokedAccess';
import {
  keyedPartitions,
  newPartitionReaders,
  partitionsGrowOnly,
} from './compatibility/partitionGrowth';
import { unknownConfigKey } from './compatibility/unknownConfigKey';
import { administrativeAccess } from './governance/administrativeAccess';
import { collidingName } from './governance/collidingName';
import { dataClassAccess } from './governance/dataClassAccess';
import { existingTopic } from './governance/existingTopic';
import { grantedTopic } from './governance/grantedTopic';
import { managedConfigKey } from './governance/managedConfigKey';
import { managedElsewhere } from './governance/managedElsewhere';
import { reservedName } from './governance/reservedName';
import { temporaryEnd } from './governance/temporaryEnd';
import { topicNamePattern } from './governance/topicNamePattern';
import { wildcardAccess } from './governance/wildcardAccess';
import { supportMetadata } from './observability/supportMetadata';
import { activeMembers } from './recovery/activeMembers';
import { clusterHealth } from './recovery/clusterHealth';
import { deletionLoss } from './recovery/deletionLoss';
import { minInsyncReplicas } from './recovery/minInsyncReplicas';
import { recentTraffic } from './recovery/recentTraffic';
import {
  replicationFactorLiveBrokers,
  replicationFactorMinimum,
} from './recovery/replicationFactor';
import { accessOwners } from './team-boundary/accessOwners';
import { deletionReferences } from './team-boundary/deletionReferences';
import { catalogLastKnown } from './team-boundary/catalogLastKnown';
import { newOwner } from './team-boundary/newOwner';
import { newOwnerGroup } from './team-boundary/newOwnerGroup';
import { ownershipBatch } from './team-boundary/ownershipBatch';
import { ownershipClaim } from './team-boundary/ownershipClaim';
import { ownershipConflict } from './team-boundary/ownershipConflict';
import { ownershipLeftOut } from './team-boundary/ownershipLeftOut';
import { ownershipRequester } from './team-boundary/ownershipRequester';
import { requestingTeam } from './team-boundary/requestingTeam';
import { resourceOwner } from './team-boundary/resourceOwner';
import { sharedAccess } from './team-boundary/sharedAccess';
import { topicOwner } from './team-boundary/topicOwner';
import { unownedResource } from './team-boundary/unownedResource';

/** The rules that come with the product, by area. Their limits are configuration. */
export const builtInRules: readonly Rule[] = [
  brokerVerdict,
  unknownConfigKey,
  maxMessageBytes,
  compactionNeedsKey,
  destructiveConfig,
  disruptiveConfig,
  partitionsGrowOnly,
  keyedPartitions,
  newPartitionReaders,
  revokedAccess,

  partitionsPerTopic,
  partitionsSelfService,
  partitionsPerCluster,
  partitionsPerBroker,
  retentionCeiling,
  retentionSelfService,
  expectedStorageRule,
  quotaCeiling,
  quotaSelfService,
  quotaRemoved,
  quotaDefault,
  quotaTightened,

  topicNamePattern,
  reservedName,
  collidingName,
  existingTopic,
  managedConfigKey,
  managedElsewhere,
  wildcardAccess,
  administrativeAccess,
  dataClassAccess,
  grantedTopic,
  temporaryEnd,

  replicationFactorMinimum,
  replicationFactorLiveBrokers,
  minInsyncReplicas,
  clusterHealth,
  activeMembers,
  recentTraffic,
  deletionLoss,

  supportMetadata,

  topicOwner,
  requestingTeam,
  resourceOwner,
  unownedResource,
  sharedAccess,
  deletionReferences,
  accessOwners,

  newOwnerGroup,
  ownershipRequester,
  ownershipClaim,
  newOwner,
  ownershipBatch,
  ownershipConflict,
  ownershipLeftOut,
  catalogLastKnown,
];
