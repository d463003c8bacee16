import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
} from './subject';

/** Changing the settings of topics. */
export function topicConfigContract(
  options: ClusterAdminContractOptions,
): void {
  describe('changing settings of topics', () => {
    const subject = contractSubject(options);
    const overridesOf = async (name: string) =>
      Object.fromEntries(
        (await subject.admin.describeTopicConfig(name))!
          .filter(each => each.override)
          .map(each => [each.name, each.value]),
      );

    it('leaves keys alone that are not named', async () => {
      const { name } = await subject.createTopic({
        config: { 'retention.ms': '7200000', 'segment.ms': '3600000' },
      });
      await subject.admin.alterTopicConfig({
        name,
        set: { 'max.message.bytes': '2097152' },
        unset: ['segment.ms'],
      });
      await eventually(async () =>
        expect(await overridesOf(name)).toEqual({
          'retention.ms': '7200000',
          'max.message.bytes': '2097152',
        }),
      );
    });

    it('can be repeated', async () => {
      const { name } = await subject.createTopic();
      const change = { name, set: { 'retention.ms': '1' }, unset: [] };
      await subject.admin.alterTopicConfig(change);
      await subject.admin.alterTopicConfig(change);
      await eventually(async () =>
        expect(await overridesOf(name)).toEqual({ 'retention.ms': '1' }),
      );
    });

    it('takes it for done when what it removes is not set or not known', async () => {
      const { name } = await subject.createTopic();
      await subject.admin.alterTopicConfig({
        name,
        set: {},
        unset: ['retention.ms', 'no.such.key'],
      });
      expect(await overridesOf(name)).toEqual({});
    });

    it('changes nothing when it only validates', async () => {
      const { name } = await subject.createTopic();
      await subject.admin.alterTopicConfig(
        { name, set: { 'retention.ms': '1' }, unset: [] },
        { validateOnly: true },
      );
      // What is changed afterwards proves that the reads are up to date.
      await subject.admin.alterTopicConfig({
        name,
        set: { 'segment.ms': '3600000' },
        unset: [],
      });
      await eventually(async () =>
        expect(await overridesOf(name)).toEqual({ 'segment.ms': '3600000' }),
      );
    });

    it.each([
      [
        { set: { 'retention.ms': 'abc' }, unset: [] },
        'INVALID_CONFIG',
        'Invalid value abc for configuration retention.ms: Not a number of type LONG',
      ],
      [
        { set: { 'no.such.key': '1' }, unset: [] },
        'INVALID_CONFIG',
        'Unknown topic config name: no.such.key',
      ],
      [
        { set: { 'retention.ms': '1' }, unset: ['retention.ms'] },
        'INVALID_REQUEST',
        'Error due to duplicate config keys',
      ],
    ])('refuses %j with %s', async (change, code, message) => {
      const { name } = await subject.createTopic();
      for (const validateOnly of [true, false]) {
        await expect(
          subject.admin.alterTopicConfig({ name, ...change }, { validateOnly }),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code,
          message,
        });
      }
      expect(await overridesOf(name)).toEqual({});
    });

    it('refuses a topic that does not exist', async () => {
      const name = subject.newName();
      const change = { name, set: { 'retention.ms': '1' }, unset: [] };
      for (const validateOnly of [true, false]) {
        await expect(
          subject.admin.alterTopicConfig(change, { validateOnly }),
        ).rejects.toMatchObject({
          code: 'UNKNOWN_TOPIC_OR_PARTITION',
          message: `The topic '${name}' does not exist.`,
        });
      }
    });
  });
}
