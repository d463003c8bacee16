import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import * as errors from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Errors whose sentence was written for the caller. */
const publicErrorNames = [
  errors.InputError.name,
  errors.AuthenticationError.name,
  errors.NotAllowedError.name,
  errors.NotFoundError.name,
  errors.ConflictError.name,
  errors.NotImplementedError.name,
  errors.ServiceUnavailableError.name,
];

interface PublicError {
  name: string;
  message: string;
  details?: unknown;
  statusCode?: number;
}

/**
 * Stands before Backstage's error handler and lets through what the caller may
 * see: name, sentence, details. Causes and stacks stay inside, and an error
 * that nobody foresaw (it may quote SQL or a connection) is logged under an id.
 */
export function publicErrors(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error, req, _res, next) => {
    next(
      fromBodyParser(error) ??
        fromKnown(error, options.logger) ??
        fromUnforeseen(error, `${req.method} ${req.path}`, options.logger),
    );
  };
}

function fromBodyParser(error: any): PublicError | undefined {
  const name = errors.InputError.name;
  switch (error?.type) {
    case 'entity.parse.failed':
      return {
        name,
        message: `The body is no JSON that can be read: ${error.message}`,
      };
    case 'entity.too.large':
      return {
        name: 'PayloadTooLargeError',
        statusCode: 413,
        message: `The body is too large${
          typeof error.length === 'number' ? `: ${error.length} bytes` : ''
        }. At most ${error.limit} bytes are taken`,
      };
    default:
      // Also a path that cannot be decoded, an unknown charset or encoding.
      return error?.status >= 400 &&
        error.status < 500 &&
        error.expose !== false
        ? {
            name,
            statusCode: error.status,
            message: `The call cannot be read: ${error.message}`,
          }
        : undefined;
  }
}

function fromKnown(error: any, logger: LoggerService): PublicError | undefined {
  if (!publicErrorNames.includes(error?.name)) return undefined;
  const { name, message, details } = error as PublicError;
  if (error.cause)
    logger.debug(message, { cause: errors.stringifyError(error.cause) });
  return { name, message, ...(details !== undefined && { details }) };
}

function fromUnforeseen(
  error: any,
  call: string,
  logger: LoggerService,
): PublicError {
  const logId = randomUUID();
  logger.error(`Failed: ${call}`, {
    logId,
    error: errors.stringifyError(error),
    stack: error?.stack,
  });
  return {
    name: 'InternalError',
    message: `Something failed inside; it is in the log of the backend under "${logId}"`,
  };
}
