import request from 'supertest';
import { startRouter } from './__testUtils__/startRouter';

const { app, services, auditor, witness, reset } = startRouter();

beforeEach(() => {
  reset();
  auditor.createEvent.mockClear();
  witness.success.mockClear();
  witness.fail.mockClear();
});

it('tells the auditor of a call with the caller, and how it ended', async () => {
  services.clusters.pause.mockRejectedValue(
    Object.assign(new Error('no'), { name: 'NotAllowedError' }),
  );
  await request(app)
    .post('/clusters/prod/pause')
    .send({ reason: 'A secret reason' })
    .expect(403);
  expect(auditor.createEvent).toHaveBeenCalledTimes(1);
  expect(auditor.createEvent).toHaveBeenCalledWith({
    eventId: 'cluster-pause',
    severityLevel: 'high',
    request: expect.objectContaining({ method: 'POST' }),
    meta: { cluster: 'prod' },
  });
  expect(witness.fail).toHaveBeenCalledTimes(1);
  expect(witness.success).not.toHaveBeenCalled();
});

it('tells it of reading and exporting the audit log too', async () => {
  services.audit.list.mockResolvedValue({ items: [] });
  await request(app).get('/audit').expect(200);
  await request(app).get('/audit?format=csv').expect(200);
  expect(
    auditor.createEvent.mock.calls.map(([event]) => event.eventId),
  ).toEqual(['audit-fetch', 'audit-fetch']);
  expect(witness.success).toHaveBeenCalledTimes(2);
});

it('does nothing when the auditor cannot be told', async () => {
  auditor.createEvent.mockRejectedValueOnce(new Error('disk is full'));
  await request(app).post('/requests/r1/cancel').expect(500);
  expect(services.requests.cancel).not.toHaveBeenCalled();
});
