import { mergePages, toTopicListing, type WireTopic } from './topicPages';

const topic = (
  name: string,
  partitions: [index: number, leader: number, isr: number[]][],
): WireTopic => ({
  errorCode: 0,
  name,
  topicId: `id of ${name}`,
  isInternal: false,
  topicAuthorizedOperations: 0,
  partitions: partitions.map(([partitionIndex, leaderId, isrNodes]) => ({
    errorCode: 0,
    partitionIndex,
    leaderId,
    leaderEpoch: 0,
    replicaNodes: [1, 2],
    isrNodes,
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    offlineReplicas: [],
  })),
});

describe('pages of topics', () => {
  it('puts a topic together that was cut by the end of a page', () => {
    const pages = [
      topic('a', [[0, 1, [1, 2]]]),
      topic('b', [[0, 1, [1, 2]]]),
      topic('b', [[1, -1, []]]),
      topic('c', []),
    ];
    expect(mergePages(pages).map(toTopicListing)).toMatchObject([
      { name: 'a', partitions: 1, underReplicatedPartitions: 0 },
      {
        name: 'b',
        partitions: 2,
        replicationFactor: 2,
        offlinePartitions: 1,
        underReplicatedPartitions: 1,
      },
      { name: 'c', partitions: 0, replicationFactor: 0 },
    ]);
  });
});
