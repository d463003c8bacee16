import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import request from 'supertest';
import { startRouter } from './__testUtils__/startRouter';

const alice = mockCredentials.user('user:default/alice');

describe('createRouter', () => {
  const { app, services, logged, calls, reset } = startRouter();
  beforeEach(reset);

  const sentence = (response: request.Response) => response.body.error.message;

  describe('bodies', () => {
    it.each([
      ['{"cluster": "prod", }', 'property name'],
      ['{"cluster": prod}', 'prod'],
      ['"prod"', 'Unexpected token'],
    ])('refuses %s and says where it stops being JSON', async (body, where) => {
      const response = await request(app)
        .post('/preview')
        .set('content-type', 'application/json')
        .send(body);
      expect(response.status).toBe(400);
      expect(response.body.error.name).toBe('InputError');
      expect(sentence(response)).toContain('no JSON that can be read');
      expect(sentence(response)).toContain(where);
      expect(calls()).toEqual([]);
    });

    it.each([
      ['/preview', 1048576],
      ['/requests', 4194304],
      ['/claims/batch', 4194304],
    ])(
      'refuses 10 MB at %s with the size that is taken',
      async (path, most) => {
        const response = await request(app)
          .post(path)
          .send({ justification: 'x'.repeat(10_000_000) });
        expect(response.status).toBe(413);
        expect(sentence(response)).toMatch(
          /^The body is too large: 100000\d\d bytes. At most \d+ bytes are taken$/,
        );
        expect(sentence(response)).toContain(`At most ${most} bytes`);
        expect(calls()).toEqual([]);
      },
    );

    it('takes a body just below the limit', async () => {
      services.requests.comment.mockRejectedValue(new NotFoundError('reached'));
      const response = await request(app)
        .post('/requests/r1/comments')
        .send({ text: 'x'.repeat(1_048_000) });
      expect(sentence(response)).toBe('reached');
    });

    it('refuses another media type instead of guessing', async () => {
      const response = await request(app)
        .post('/preview')
        .set('content-type', 'text/plain')
        .send('{"cluster":"prod"}');
      expect(response.status).toBe(400);
      expect(sentence(response)).toBe(
        'The body has the media type "text/plain". Send JSON with the header content-type: application/json',
      );
      expect(calls()).toEqual([]);
    });

    it('refuses a charset that JSON does not have', async () => {
      const response = await request(app)
        .post('/preview')
        .set('content-type', 'application/json; charset=koi8-r')
        .send('{}');
      expect(response.status).toBe(415);
      expect(sentence(response)).toContain('KOI8-R');
    });

    it('hands the body to the service as it came', async () => {
      services.clusters.pause.mockRejectedValue(new NotFoundError('reached'));
      const body = { reason: 'broker replacement', unknown: [1] };
      await request(app).post('/clusters/prod/pause').send(body);
      expect(services.clusters.pause).toHaveBeenCalledWith(
        'prod',
        body,
        expect.objectContaining({ principal: alice.principal }),
      );
    });
  });

  describe('queries', () => {
    it('reads lists, flags and numbers', async () => {
      services.requests.list.mockResolvedValue({ items: [], totalItems: 0 });
      const response = await request(app).get(
        '/requests?status=failed&status=unknown&toReview=true&limit=20&q=a%26b&owner=group:default/payments',
      );
      expect(response.status).toBe(200);
      expect(services.requests.list).toHaveBeenCalledWith(
        {
          status: ['failed', 'unknown'],
          toReview: true,
          limit: 20,
          q: 'a&b',
          owner: 'group:default/payments',
        },
        expect.anything(),
      );
    });

    it('reads one value where a list may stand', async () => {
      services.requests.list.mockResolvedValue({ items: [], totalItems: 0 });
      await request(app).get('/requests?status=failed&toReview=false');
      expect(services.requests.list).toHaveBeenCalledWith(
        { status: ['failed'], toReview: false },
        expect.anything(),
      );
    });

    it.each([
      ['/requests?limit=0', '"query.limit": Too small'],
      ['/requests?limit=101', '"query.limit": Too big'],
      ['/requests?limit=1e3', '"query.limit": Invalid input'],
      ['/requests?limit=-1', '"query.limit": Too small'],
      ['/requests?status=done', '"query.status.0": Invalid option'],
      ['/requests?toReview=yes', '"query.toReview": Invalid input'],
      ['/requests?owner=payments', 'must be an entity ref such as'],
      ['/requests?q=a&q=b', '"query.q": Invalid input: expected string'],
      ['/requests?kind[x]=1', '"query.kind": Invalid input'],
      ['/requests?state=open', '"query": Unrecognized key: "state"'],
      ['/clusters?verbose=true', '"query": Unrecognized key: "verbose"'],
      ['/resources?unowned=1', '"query.unowned": Invalid input'],
      ['/audit?from=yesterday', '"query.from": Invalid ISO datetime'],
      ['/audit?format=xml', '"query.format": Invalid option'],
    ])('refuses %s', async (path, expected) => {
      const response = await request(app).get(path);
      expect(response.status).toBe(400);
      expect(sentence(response)).toContain(expected);
      expect(calls()).toEqual([]);
    });
  });

  describe('paths', () => {
    it('hands over decoded names', async () => {
      services.requests.get.mockRejectedValue(new NotFoundError('reached'));
      await request(app).get('/requests/..%2Fclusters');
      expect(services.requests.get).toHaveBeenCalledWith(
        '../clusters',
        expect.anything(),
      );
    });

    it('refuses what cannot be decoded', async () => {
      const response = await request(app).get('/requests/%E0%A4%A');
      expect(response.status).toBe(400);
    });

    it('writes the entity of a path as an entity ref', async () => {
      services.inventory.streamsOf.mockResolvedValue({
        entity: 'component:default/payments-api',
        streams: [],
        unreachable: [],
        readAt: '2026-11-21T10:00:00.000Z',
      });
      const response = await request(app).get(
        '/readiness/by-entity/Component/default/Payments-API',
      );
      expect(response.status).toBe(200);
      expect(services.inventory.streamsOf).toHaveBeenCalledWith(
        'component:default/payments-api',
        expect.anything(),
      );
    });

    it('refuses an entity that cannot be one', async () => {
      const response = await request(app).get(
        '/readiness/by-entity/component/default/a%2Fb',
      );
      expect(response.status).toBe(400);
      expect(sentence(response)).toContain('"path.name": must be a part');
    });

    it('says that a route does not exist', async () => {
      const response = await request(app).delete('/no-such');
      expect(response.status).toBe(404);
      expect(sentence(response)).toContain('There is no "DELETE /no-such"');
    });
  });

  describe('the header Idempotency-Key', () => {
    it.each(['/requests', '/requests/r1/revert'])(
      'is handed over by POST %s',
      async path => {
        const reached = new NotFoundError('reached');
        services.requests.submit.mockRejectedValue(reached);
        services.requests.revert.mockRejectedValue(reached);
        await request(app)
          .post(path)
          .set('Idempotency-Key', '2c1e-7')
          .send({ justification: 'needed' });
        expect(calls()[0]).toContainEqual({ idempotencyKey: '2c1e-7' });
      },
    );

    it('may be left out', async () => {
      services.requests.submit.mockRejectedValue(new NotFoundError('reached'));
      await request(app).post('/requests').send({});
      expect(services.requests.submit).toHaveBeenCalledWith(
        {},
        { idempotencyKey: undefined },
        expect.anything(),
      );
    });

    it.each(['x'.repeat(201), 'two words', 'clé'])(
      'is refused when it is "%s"',
      async key => {
        const response = await request(app)
          .post('/requests')
          .set('Idempotency-Key', Buffer.from(key).toString('latin1'))
          .send({});
        expect(response.status).toBe(400);
        expect(sentence(response)).toContain('"header Idempotency-Key": ');
        expect(calls()).toEqual([]);
      },
    );
  });

  describe('answers', () => {
    it('says 201 for what was made', async () => {
      const event: RequestEvent = {
        requestId: 'r1',
        sequence: 3,
        type: 'commented',
        at: '2026-11-21T10:00:00.000Z',
        actor: 'user:default/alice',
        message: 'Why 90 days',
      };
      services.requests.comment.mockResolvedValue(event);
      const response = await request(app)
        .post('/requests/r1/comments')
        .send({ text: 'Why 90 days' });
      expect(response.status).toBe(201);
      expect(response.body).toEqual(event);
    });

    it.each([
      {
        name: 'ConflictError',
        error: new ConflictError('The plan changed'),
        status: 409,
      },
      {
        name: 'NotAllowedError',
        error: new NotAllowedError('Nobody reviews their own request'),
        status: 403,
      },
      {
        name: 'NotFoundError',
        error: new NotFoundError('There is no request "r1"'),
        status: 404,
      },
      {
        name: 'ServiceUnavailableError',
        error: new ServiceUnavailableError('Cluster "prod" does not answer'),
        status: 503,
      },
    ])('says $name in the words of the service', async ({ error, status }) => {
      services.requests.get.mockRejectedValue(error);
      const response = await request(app).get('/requests/r1');
      expect(response.status).toBe(status);
      expect(response.body.error).toEqual({
        name: error.name,
        message: error.message,
      });
    });

    it('carries what a conflict says beside its sentence', async () => {
      services.requests.review.mockRejectedValue(
        Object.assign(new ConflictError('The plan changed'), {
          details: { status: 'applied' },
        }),
      );
      const response = await request(app).post('/requests/r1/reviews').send({});
      expect(response.status).toBe(409);
      expect(response.body.error.details).toEqual({ status: 'applied' });
    });

    it('keeps causes and what nobody foresaw inside', async () => {
      services.requests.get.mockRejectedValue(
        new Error('insert into requests values (password=hunter2)'),
      );
      services.requests.cancel.mockRejectedValue(
        Object.assign(new ServiceUnavailableError('The catalog is down'), {
          cause: new Error('token=hunter2'),
          credentials: 'hunter2',
        }),
      );
      const responses = [
        await request(app).get('/requests/r1'),
        await request(app).post('/requests/r1/cancel').send({}),
      ];
      expect(responses.map(({ status }) => status)).toEqual([500, 503]);
      expect(JSON.stringify(responses.map(({ body }) => body))).not.toContain(
        'hunter2',
      );
      const [, { logId }] = logged.mock.calls[0];
      expect(sentence(responses[0])).toContain(logId);
    });
  });
});
