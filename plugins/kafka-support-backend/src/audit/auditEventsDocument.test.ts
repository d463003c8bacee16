import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { auditEvents } from './auditEvents';
import { auditEventsDocument } from './auditEventsDocument';

const path = resolve(__dirname, '../../../../docs/audit-events.md');

describe('docs/audit-events.md', () => {
  const fresh = auditEventsDocument();
  if (process.env.UPDATE_DOCS) writeFileSync(path, fresh);

  it('tells the events as they are (otherwise run this test with UPDATE_DOCS=1)', () => {
    expect(readFileSync(path, 'utf8')).toBe(fresh);
  });
});

it('names of events are in kebab case, as the auditor wants them', () => {
  for (const id of Object.keys(auditEvents))
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
