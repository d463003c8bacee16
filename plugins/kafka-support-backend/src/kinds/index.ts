export {
  aclClaim,
  applyAcl,
  existingAccess,
  grantChange,
  revokeChange,
  rightInWords,
  targetInWords,
  tooWide,
  verifyAcl,
} from './acls';
export { accessKind } from './access';
export { builtInKinds } from './builtInKinds';
export { createKindRegistry, type KindRegistry } from './kindRegistry';
export { topicCreateKind, createTopicChangeId } from './topic-create';
export { createOwnershipKind, setOwnerChangeId } from './ownership';
export { adoptionChange, createAdoptDriftKind } from './adopt-drift';
export {
  topicConfigKind,
  configImpact,
  retentionRefusal,
} from './topic-config';
export { didYouMean } from './closeNames';
export { ownValue, sameConfigValue } from './configValue';
export { overridesOf, readTopic, replicationFactorOf } from './readTopic';
export { kafkaCommand } from './shell';
export { quotaName } from './quota';
export { topicDeleteKind } from './topic-delete';
export { groupDeleteKind, groupRestoreKind } from './group-delete';
