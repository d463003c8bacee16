import {
  KafkaJSConnectionError,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  KafkaJSRequestTimeoutError,
} from 'kafkajs';
import { DeadlineError } from './Deadline';
import { meaningOf } from './kafkaJsErrors';

const errorCode = (type: string) =>
  new KafkaJSProtocolError(
    Object.assign(new Error(`in words: ${type}`), { type, code: 1 }) as never,
  );
const closed = new KafkaJSConnectionError('Closed connection');
const refused = new KafkaJSConnectionError('connect ECONNREFUSED', {
  code: 'ECONNREFUSED',
} as never);
const timedOut = new KafkaJSRequestTimeoutError(
  'Request timed out',
  {} as never,
);

describe('what an error of kafkajs means for a delete', () => {
  const before = ['ApiVersions', 'Metadata'];
  const after = [...before, 'DeleteTopics'];

  it.each([
    [
      'an error code in its answer',
      errorCode('TOPIC_DELETION_DISABLED'),
      after,
    ],
    [
      'an error code in its answer, wrapped',
      new KafkaJSNumberOfRetriesExceeded(errorCode('TOPIC_DELETION_DISABLED'), {
        retryCount: 0,
        retryTime: 0,
      }),
      after,
    ],
  ])('%s: refused', (_, error, answered) => {
    expect(meaningOf(error, { api: 'DeleteTopics', answered })).toMatchObject({
      name: 'RefusedByBrokerError',
      code: 'TOPIC_DELETION_DISABLED',
      message: 'in words: TOPIC_DELETION_DISABLED',
    });
  });

  it.each([
    [
      'metadata with an error after it',
      errorCode('LEADER_NOT_AVAILABLE'),
      [...after, 'Metadata'],
    ],
    ['no answer to the metadata after it', timedOut, after],
    ['a broken connection after it', closed, after],
    ['the deadline after it', new DeadlineError(), after],
  ])('%s: done', (_, error, answered) => {
    expect(meaningOf(error, { api: 'DeleteTopics', answered })).toBe('done');
  });

  it.each([
    ['metadata with an error', errorCode('LEADER_NOT_AVAILABLE'), before],
    ['no answer to the metadata', timedOut, ['ApiVersions']],
    ['a broken connection before the metadata', closed, []],
    ['the deadline before the metadata', new DeadlineError(), []],
    ['nobody where the controller should be', refused, before],
  ])('%s: nothing was sent', (_, error, answered) => {
    expect(meaningOf(error, { api: 'DeleteTopics', answered })).toMatchObject({
      name: 'BrokerUnavailableError',
    });
  });

  it.each([
    ['no answer to it', timedOut, before],
    ['a broken connection while it is under way', closed, before],
    ['the deadline', new DeadlineError(), before],
    ['a broker that does not know', errorCode('REQUEST_TIMED_OUT'), after],
  ])('%s: unknown', (_, error, answered) => {
    expect(meaningOf(error, { api: 'DeleteTopics', answered })).toMatchObject({
      name: 'NoAnswerError',
    });
  });
});
