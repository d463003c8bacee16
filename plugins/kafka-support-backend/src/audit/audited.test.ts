import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { audited } from './audited';
import { callMeta } from './auditMeta';

function setUp() {
  const success = jest.fn().mockResolvedValue(undefined);
  const fail = jest.fn().mockResolvedValue(undefined);
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn().mockResolvedValue({ success, fail }),
  });
  return { auditor, success, fail };
}

const meta = { requestId: 'r1' };

it('tells the auditor before, and afterwards how the request stands', async () => {
  const { auditor, success, fail } = setUp();
  const answer = { id: 'r1', status: 'approved', version: 2, spec: { a: 1 } };
  await expect(
    audited(auditor, { eventId: 'request-review', meta }, async () => {
      expect(auditor.createEvent).toHaveBeenCalledWith({
        eventId: 'request-review',
        severityLevel: 'medium',
        meta,
      });
      return answer;
    }),
  ).resolves.toBe(answer);
  expect(success).toHaveBeenCalledWith({
    meta: { requestId: 'r1', status: 'approved', version: 2 },
  });
  expect(fail).not.toHaveBeenCalled();
});

it('tells a refusal as a failure and passes it on', async () => {
  const { auditor, success, fail } = setUp();
  const error = new NotAllowedError('no');
  await expect(
    audited(auditor, { eventId: 'cluster-pause' }, async () => {
      throw error;
    }),
  ).rejects.toBe(error);
  expect(fail).toHaveBeenCalledWith({ error });
  expect(success).not.toHaveBeenCalled();
});

it('does nothing when the auditor cannot be told before', async () => {
  const { auditor } = setUp();
  auditor.createEvent.mockRejectedValue(new Error('disk is full'));
  const action = jest.fn();
  await expect(
    audited(auditor, { eventId: 'request-submit' }, action),
  ).rejects.toThrow('disk is full');
  expect(action).not.toHaveBeenCalled();
});

it('does not turn what happened into a failure when the auditor cannot be told after', async () => {
  const { auditor, success } = setUp();
  success.mockRejectedValue(new Error('disk is full'));
  await expect(
    audited(auditor, { eventId: 'request-submit' }, async () => 'done'),
  ).resolves.toBe('done');
});

it('takes from a call only small facts: no spec, no comment, nothing long', () => {
  expect(
    callMeta(
      { id: 'r1' },
      {
        kind: 'topic-create',
        cluster: 'c'.repeat(1000),
        spec: { password: 'secret' },
        comment: 'secret',
        role: { nested: 'secret' },
        verdict: 'approve',
      },
    ),
  ).toEqual({
    requestId: 'r1',
    kind: 'topic-create',
    cluster: 'c'.repeat(300),
    verdict: 'approve',
  });
  expect(callMeta({ cluster: 'dev' }, undefined)).toEqual({ cluster: 'dev' });
  expect(callMeta({}, 'text')).toEqual({});
});
