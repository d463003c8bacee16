import { ResponseError } from '@backstage/errors';

/** An error as the HTTP API answers it, such as `(503, 'ServiceUnavailableError', '…')`. @public */
export async function responseError(
  status: number,
  name: string,
  message: string,
  extra: object = {},
): Promise<ResponseError> {
  const body = {
    error: { name, message, ...extra },
    response: { statusCode: status },
  };
  // Shaped like a fetch response, without needing one in jsdom.
  return (await ResponseError.fromResponse({
    status,
    statusText: name,
    ok: false,
    url: 'http://localhost/api/kafka-support',
    headers: {
      get: (header: string) =>
        header.toLowerCase() === 'content-type' ? 'application/json' : null,
    },
    text: async () => JSON.stringify(body),
    json: async () => body,
  } as any)) as ResponseError;
}
