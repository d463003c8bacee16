import { NotAllowedError } from '@backstage/errors';
import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import request from 'supertest';
import { startRouter } from './__testUtils__/startRouter';

const entry = (sequence: number, message: string): AuditEntry => ({
  requestId: 'r1',
  sequence,
  type: 'commented',
  at: '2026-11-21T10:00:00.000Z',
  actor: 'user:default/alice',
  message,
  details: { role: 'platform' },
  kind: 'topic-create',
  cluster: 'prod',
  resources: ['prod/topic/a', 'prod/topic/b'],
  title: 'Create topic a',
});

describe('GET /audit', () => {
  const { app, services, auditor, reset } = startRouter();
  beforeEach(reset);

  it('answers a page as JSON', async () => {
    const page = { items: [entry(1, 'hello')], nextCursor: 'c1' };
    services.audit.list.mockResolvedValue(page);
    const response = await request(app).get(
      '/audit?resource=prod/topic/a&from=2026-11-01T00:00:00Z&limit=1',
    );
    expect(response.status).toBe(200);
    expect(response.body).toEqual(page);
    expect(services.audit.list).toHaveBeenCalledWith(
      { resource: 'prod/topic/a', from: '2026-11-01T00:00:00Z', limit: 1 },
      expect.anything(),
    );
  });

  it('exports all pages as JSON lines', async () => {
    services.audit.list
      .mockResolvedValueOnce({ items: [entry(2, 'b')], nextCursor: 'c1' })
      .mockResolvedValueOnce({ items: [entry(1, 'a')] });
    const response = await request(app)
      .get('/audit?format=jsonl&actor=user:default/alice')
      .buffer()
      .parse((res, done) => {
        let text = '';
        res.on('data', chunk => {
          text += chunk;
        });
        res.on('end', () => done(null, text));
      });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toContain('application/jsonl');
    expect(
      String(response.body)
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual([entry(2, 'b'), entry(1, 'a')]);
    expect(services.audit.list.mock.calls.map(([query]) => query)).toEqual([
      { actor: 'user:default/alice', limit: 200, cursor: undefined },
      { actor: 'user:default/alice', limit: 200, cursor: 'c1' },
    ]);
  });

  it('exports CSV that no spreadsheet runs', async () => {
    services.audit.list.mockResolvedValue({
      items: [entry(1, '=HYPERLINK("http://evil")'), entry(2, 'two\nlines')],
    });
    const response = await request(app).get('/audit?format=csv');
    expect(response.status).toBe(200);
    expect(response.headers['content-disposition']).toContain(
      'kafka-audit.csv',
    );
    expect(response.text).toBe(
      [
        '"at","actor","type","message","requestId","sequence","kind","cluster","title","resources","from","to","changeId","planDigest","fields","details"',
        `"2026-11-21T10:00:00.000Z","user:default/alice","commented","'=HYPERLINK(""http://evil"")","r1","1","topic-create","prod","Create topic a","prod/topic/a prod/topic/b","","","","","","{""role"":""platform""}"`,
        '"2026-11-21T10:00:00.000Z","user:default/alice","commented","two\nlines","r1","2","topic-create","prod","Create topic a","prod/topic/a prod/topic/b","","","","","","{""role"":""platform""}"',
        '',
      ].join('\r\n'),
    );
  });

  it('answers whether the trail is what was written, with the auditor as a witness', async () => {
    const broken = {
      verified: false as const,
      broken: {
        differs: 'content' as const,
        message: 'Row 2 is not what its hash was made of',
        requestId: 'r1',
        sequence: 2,
      },
      verifiedAt: '2026-11-21T10:00:00.000Z',
    };
    services.audit.verify.mockResolvedValue(broken);
    const response = await request(app).get('/audit/verification');
    expect(response.status).toBe(200);
    expect(response.body).toEqual(broken);
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({ eventId: 'audit-verify' }),
    );
  });

  it('refuses an export before its first line', async () => {
    services.audit.list.mockRejectedValue(new NotAllowedError('Not for you'));
    const response = await request(app).get('/audit?format=csv');
    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe('Not for you');
  });
});
