import type { AccessEvidence } from '@kafka-support/backstage-plugin-kafka-support-common';
import { accessEvidenceMarkdown } from './accessEvidenceMarkdown';

const AT = '2026-11-21T10:00:00.000Z';
const grant = {
  key: 'k',
  principal: 'User:billing',
  host: '10.0.0.1',
  permission: 'allow',
  patternType: 'prefixed',
  resourceName: 'orders.',
  operations: ['read'],
  state: 'in force',
  origin: 'not by a request',
} as const;
const evidence: AccessEvidence = {
  resource: 'prod/topic/orders.placed',
  cluster: 'prod',
  topic: 'orders.placed',
  ownership: 'Nobody owns it',
  from: AT,
  to: AT,
  read: { known: true, readAt: AT },
  grants: [{ ...grant, operations: [...grant.operations] }],
  reviews: [],
  decisions: [],
  verification: { verified: true, events: 1, seals: 0, verifiedAt: AT },
  madeAt: AT,
};

describe('evidence in Markdown', () => {
  it('says of each grant what it allows and where it comes from', () => {
    const text = accessEvidenceMarkdown(evidence);
    expect(text).toContain(
      '| User:billing | nobody | read on topics that begin with orders. from 10.0.0.1 | not by a request | – | – | unknown | no end |',
    );
    expect(text).toContain('| Data class | unknown |');
    expect(text).toContain('Nothing is sealed yet: the trail is chained only.');
    expect(text).toContain('No review was open in this period.');
  });

  it.each([
    ['a cell', 'a | b', 'a \\| b'],
    ['markup', '**bold** <img src=x>', '\\*\\*bold\\*\\* \\<img src=x\\>'],
    ['a link', '[x](javascript:y)', '\\[x\\]\\(javascript:y\\)'],
    ['a line', 'a\n# b', 'a \\# b'],
    ['code', '`x`', '\\`x\\`'],
  ])('lets no text of others make %s', (_, principal, expected) => {
    const text = accessEvidenceMarkdown({
      ...evidence,
      grants: [{ ...evidence.grants[0], principal }],
    });
    expect(text).toContain(`| ${expected} | nobody |`);
    expect(text.split('\n').filter(line => line.startsWith('# '))).toEqual([
      '# Access to orders.placed on prod',
    ]);
  });

  it('says that access is not known rather than that there is none', () => {
    const text = accessEvidenceMarkdown({
      ...evidence,
      read: { known: false, figure: 'access', reason: 'No answer' },
      grants: [],
    });
    expect(text).toContain(
      'Not known: No answer. Nothing here says that nobody has access.',
    );
  });

  it('is loud about a trail that is not what was written', () => {
    const text = accessEvidenceMarkdown({
      ...evidence,
      verification: {
        verified: false,
        broken: { differs: 'content', message: 'Row 2 was changed' },
        verifiedAt: AT,
      },
    });
    expect(text).toContain(
      '**The audit trail is not what was written:** Row 2 was changed',
    );
  });
});
