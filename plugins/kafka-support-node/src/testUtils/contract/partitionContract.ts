import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
} from './subject';

/** Adding partitions to topics. */
export function partitionContract(options: ClusterAdminContractOptions): void {
  describe('adding partitions', () => {
    const subject = contractSubject(options);
    const partitionsOf = async (name: string) =>
      (await subject.admin.describeTopic(name))?.partitions ?? [];

    it('adds them with as many replicas as the others have, and leaves those alone', async () => {
      const { name } = await subject.createTopic({ partitions: 2 });
      const before = await partitionsOf(name);
      await subject.admin.createPartitions({ name, partitions: 5 });
      const after = await eventually(async () => {
        const partitions = await partitionsOf(name);
        expect(partitions).toHaveLength(5);
        expect(partitions.every(({ leader }) => leader >= 0)).toBe(true);
        return partitions;
      });
      expect(
        after.slice(0, 2).map(({ partition, replicas }) => ({
          partition,
          replicas,
        })),
      ).toEqual(
        before.map(({ partition, replicas }) => ({ partition, replicas })),
      );
      for (const { replicas } of after)
        expect(replicas).toHaveLength(before[0].replicas.length);
    });

    it('adds none when it only validates', async () => {
      const { name } = await subject.createTopic({ partitions: 2 });
      await subject.admin.createPartitions(
        { name, partitions: 3 },
        { validateOnly: true },
      );
      // What is added afterwards proves that the reads are up to date.
      await subject.admin.createPartitions({ name, partitions: 4 });
      await eventually(async () =>
        expect(await partitionsOf(name)).toHaveLength(4),
      );
    });

    it.each([
      [3, () => 'Topic already has 3 partition(s).'],
      [
        2,
        (name: string) =>
          `The topic ${name} currently has 3 partition(s); 2 would not be an increase.`,
      ],
    ])('refuses %d where there are 3', async (partitions, sentenceFor) => {
      const { name } = await subject.createTopic({ partitions: 3 });
      for (const validateOnly of [true, false]) {
        await expect(
          subject.admin.createPartitions(
            { name, partitions },
            { validateOnly },
          ),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'INVALID_PARTITIONS',
          message: sentenceFor(name),
        });
      }
      expect(await partitionsOf(name)).toHaveLength(3);
    });

    it('refuses a topic that does not exist', async () => {
      await expect(
        subject.admin.createPartitions({
          name: subject.newName(),
          partitions: 3,
        }),
      ).rejects.toMatchObject({
        name: 'RefusedByBrokerError',
        code: 'UNKNOWN_TOPIC_OR_PARTITION',
      });
    });
  });
}
