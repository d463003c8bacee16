import { KafkaJSConnectionError, KafkaJSProtocolError } from 'kafkajs';
import {
  BrokerUnavailableError,
  NoAnswerError,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { causesOf, errorOfCode, rootMessageOf } from './answers';
import { DeadlineError } from './Deadline';

/**
 * What an error of kafkajs means for a change that was asked for.
 *
 * kafkajs reads the metadata, connects to the broker that it takes for the
 * controller, sends the change and, after some, reads the metadata again. It
 * fails in the same way wherever that went wrong:
 *
 * - the change was answered and a later request was too, or failed by itself:
 *   the change is done;
 * - the last answer is that of the change, and it held an error: refused;
 * - the metadata were not read or held an error, or nobody listens where the
 *   controller should be: nothing was sent;
 * - all else: the change may be on its way.
 *
 * After an error nothing more may be sent (see `EndableSockets`).
 *
 * @param context - the API key's name of the change, and the names of all
 * requests that were answered since the call began, in order
 */
export function meaningOf(
  error: unknown,
  { api, answered }: { api: string; answered: readonly string[] },
): Error | 'done' {
  const root = causesOf(error).at(-1);
  const isErrorCode = root instanceof KafkaJSProtocolError;
  if (answered.includes(api)) {
    return isErrorCode && answered.at(-1) === api
      ? errorOfCode(root.type, root.message)
      : 'done';
  }
  // kafkajs uses one class for connections that could not be made and for those
  // that broke with a request under way; this code is only of the former.
  const isRefused =
    root instanceof KafkaJSConnectionError &&
    'code' in root &&
    root.code === 'ECONNREFUSED';
  const problem =
    error instanceof DeadlineError ? 'no answer in time' : rootMessageOf(error);
  return isErrorCode || isRefused || !answered.includes('Metadata')
    ? new BrokerUnavailableError(`The brokers could not be asked: ${problem}`)
    : new NoAnswerError(`The broker did not answer: ${problem}`);
}
