import type { ClusterOperation } from './fakeFailures';
import { aclContract } from './contract/aclContract';
import { clusterContract } from './contract/clusterContract';
import { failureContract } from './contract/failureContract';
import { groupChangeContract } from './contract/groupChangeContract';
import { groupContract } from './contract/groupContract';
import { logContract } from './contract/logContract';
import { partitionContract } from './contract/partitionContract';
import { quotaAlterationContract } from './contract/quotaAlterationContract';
import { quotaContract } from './contract/quotaContract';
import type { ClusterAdminContractOptions } from './contract/subject';
import { topicConfigContract } from './contract/topicConfigContract';
import { topicContract, topicDeletionContract } from './contract/topicContract';
import { topicCreationContract } from './contract/topicCreationContract';

/** Every operation of `ClusterAdmin`. */
const allOperations = [
  'describeCluster',
  'describeQuorum',
  'listTopics',
  'describeTopic',
  'describeTopicConfig',
  'describeTopicConfigs',
  'describeBrokerConfig',
  'describeAcls',
  'listGroups',
  'describeGroups',
  'listGroupOffsets',
  'listOffsets',
  'listOffsetsAt',
  'listLastTimestamps',
  'describeLogDirs',
  'describeClientQuotas',
  'listPartitionReassignments',
  'createTopic',
  'alterTopicConfig',
  'createPartitions',
  'alterClientQuota',
  'deleteTopic',
  'deleteGroup',
  'commitGroupOffsets',
  'createAcls',
  'deleteAcls',
] as const satisfies readonly ClusterOperation[];

/**
 * Jest tests that hold a `ClusterAdmin` to what the interface promises, in the
 * words of a broker of Kafka 4.3. The same suite runs over `FakeClusterAdmin`
 * and over each real client for the operations that it serves. Call it at the
 * top of a test file.
 *
 * @public
 */
export function clusterAdminContract(
  options: ClusterAdminContractOptions,
): void {
  const operations = options.operations ?? allOperations;
  const holds = (operation: ClusterOperation) => operations.includes(operation);

  describe(`contract of ClusterAdmin: ${options.name}`, () => {
    if (holds('describeCluster')) clusterContract(options);
    if (holds('describeTopic')) topicContract(options);
    if (holds('createTopic')) topicCreationContract(options);
    if (holds('alterTopicConfig')) topicConfigContract(options);
    if (holds('createPartitions')) partitionContract(options);
    if (holds('deleteTopic')) topicDeletionContract(options, operations);
    const { traffic } = options;
    if (traffic && holds('describeGroups')) groupContract(options, traffic);
    if (traffic && holds('deleteGroup')) groupChangeContract(options, traffic);
    if (traffic && holds('listOffsets')) logContract(options, traffic);
    if (traffic && holds('describeClientQuotas'))
      quotaContract(options, traffic);
    if (holds('alterClientQuota')) quotaAlterationContract(options);
    aclContract(options, operations);
    failureContract(options, operations);
  });
}
