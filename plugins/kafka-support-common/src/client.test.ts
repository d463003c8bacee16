import { KafkaSupportClient } from './client';

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

function setUp(response: Response) {
  const fetchMock = jest.fn(async () => response);
  const client = new KafkaSupportClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  });
  return { client, fetchMock };
}

describe('KafkaSupportClient', () => {
  it('encodes paths and leaves out what is not asked', async () => {
    const { client, fetchMock } = setUp(answer(200, { items: [] }));
    await client.listRequests({
      status: ['in_review', 'approved'],
      q: 'a&b',
      owner: undefined,
    });
    expect(fetchMock).toHaveBeenCalledWith(
      'http://portal/api/kafka-support/requests?status=in_review&status=approved&q=a%26b',
      expect.anything(),
    );
    await client.getRequest('../clusters').catch(() => undefined);
    expect(fetchMock).toHaveBeenLastCalledWith(
      'http://portal/api/kafka-support/requests/..%2Fclusters',
      expect.anything(),
    );
  });

  it('sends the idempotency key of a submit', async () => {
    const { client, fetchMock } = setUp(answer(201, { id: 'r1' }));
    await client.revert('r1', 'no longer needed', 'key-1');
    expect(fetchMock).toHaveBeenCalledWith(
      'http://portal/api/kafka-support/requests/r1/revert',
      expect.objectContaining({
        method: 'POST',
        body: '{"justification":"no longer needed"}',
        headers: expect.objectContaining({ 'idempotency-key': 'key-1' }),
      }),
    );
  });

  it('exports resources as the text that the backend wrote', async () => {
    const { client, fetchMock } = setUp(new Response('"resource"\r\n'));
    await expect(
      client.exportResources({ cluster: 'prod', owner: undefined }),
    ).resolves.toBe('"resource"\r\n');
    expect(fetchMock).toHaveBeenCalledWith(
      'http://portal/api/kafka-support/resources?cluster=prod&format=csv',
      expect.anything(),
    );
  });

  it('turns a refusal into an error with the sentence of the backend', async () => {
    const { client } = setUp(
      answer(409, {
        error: {
          name: 'ConflictError',
          message: 'The plan changed',
          details: { planDigest: 'abc' },
        },
        request: { method: 'POST', url: '/requests' },
        response: { statusCode: 409 },
      }),
    );
    await expect(client.cancel('r1')).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'The plan changed',
      status: 409,
      details: { planDigest: 'abc' },
    });
  });

  it('says at least the status when the answer is no JSON', async () => {
    const { client } = setUp(new Response('<html>', { status: 502 }));
    await expect(client.cancel('r1')).rejects.toMatchObject({
      status: 502,
      message: expect.stringContaining('502'),
    });
  });
});
