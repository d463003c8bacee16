import {
  NoAnswerError,
  RefusedByBrokerError,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { inBatches, inOrderOf, readFromAll } from './partialAnswers';

const silent = new NoAnswerError('The broker did not answer in time');
const refused = new RefusedByBrokerError(
  'CLUSTER_AUTHORIZATION_FAILED',
  'Cluster authorization failed.',
);

/** Brokers 2 and 3 of three fail. */
const readAll = (brokers: number[]) =>
  readFromAll(brokers, {
    asked: id => [id],
    read: async id => {
      if (id === 2) throw silent;
      if (id === 3) throw refused;
      return { read: [`group of ${id}`], unread: [] };
    },
  });

describe('answers of several brokers', () => {
  it('tells what some answered and which did not', async () => {
    expect(await readAll([1, 2, 3])).toEqual({
      read: ['group of 1'],
      unread: [
        { of: 2, reason: 'The broker did not answer in time' },
        {
          of: 3,
          code: 'CLUSTER_AUTHORIZATION_FAILED',
          reason: 'Cluster authorization failed.',
        },
      ],
    });
  });

  it('is an error when none answered', async () => {
    await expect(readAll([2, 3])).rejects.toBe(silent);
  });

  it('is empty when nobody had to be asked', async () => {
    expect(await readAll([])).toEqual({ read: [], unread: [] });
  });

  it('keeps what one could not tell beside what it could', async () => {
    const answer = await readFromAll(['a', 'b'], {
      asked: name => [name],
      read: async name => ({
        read: [name],
        unread: [{ of: `${name}2`, reason: 'No' }],
      }),
    });
    expect(answer.unread).toEqual([
      { of: 'a2', reason: 'No' },
      { of: 'b2', reason: 'No' },
    ]);
  });

  it('puts answers in the order of the question', () => {
    const answer = inOrderOf(
      ['c', 'a', 'b'],
      { read: ['a', 'b'], unread: [{ of: 'c', reason: 'No' }] },
      each => each,
    );
    expect(answer.read).toEqual(['a', 'b']);
    expect(
      inOrderOf(['b', 'a'], { read: ['a', 'b'], unread: [] }, each => each)
        .read,
    ).toEqual(['b', 'a']);
  });

  it('cuts questions into batches', () => {
    expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inBatches([], 2)).toEqual([]);
  });
});
