import { CustomErrorBase } from '@backstage/errors';

/**
 * The broker answered no. `message` is its sentence word for word, `code` its
 * error by Kafka's name, such as `INVALID_CONFIG`.
 *
 * @public
 */
export class RefusedByBrokerError extends CustomErrorBase {
  name = 'RefusedByBrokerError' as const;
  constructor(public readonly code: string, message: string, cause?: unknown) {
    super(message, cause as Error | undefined);
  }
}

/** No broker could be reached: nothing was sent, so nothing happened. @public */
export class BrokerUnavailableError extends CustomErrorBase {
  name = 'BrokerUnavailableError' as const;
}

/** The call was sent and no answer came: what happened is unknown. @public */
export class NoAnswerError extends CustomErrorBase {
  name = 'NoAnswerError' as const;
}
