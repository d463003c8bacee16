import type { AccessEvidence } from '@kafka-support/backstage-plugin-kafka-support-common';

/**
 * Text of others as it stands in Markdown: it makes no markup, no table cell and
 * no second line of it.
 */
function plain(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+!|~&]/g, '\\$&')
    .replace(/:\/\//g, ':\u200b//');
}

const line = (cells: (string | undefined)[]) =>
  `| ${cells.map(cell => plain(cell ?? '') || '–').join(' | ')} |`;

function table(head: string[], rows: (string | undefined)[][]): string {
  return [
    line(head),
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map(line),
  ].join('\n');
}

type Grant = AccessEvidence['grants'][number];

function scopeOf(grant: {
  patternType: string;
  resourceName: string;
  host: string;
  permission: string;
  operations: string[];
}): string {
  return [
    grant.permission === 'deny' ? 'denied:' : '',
    grant.operations.join(', '),
    grant.patternType === 'prefixed'
      ? `on topics that begin with ${grant.resourceName}`
      : `on ${grant.resourceName}`,
    grant.host === '*' ? '' : `from ${grant.host}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function approvedBy({ approval, origin }: Grant): string[] {
  if (!approval?.visible) return [origin, '', ''];
  const { approvedBy: reviewers, requester, requestId, at } = approval;
  const agreed = reviewers.map(({ reviewer, role }) => `${reviewer} (${role})`);
  return [
    agreed.join(', ') ||
      `nobody had to: within all limits, asked by ${requester}`,
    requestId,
    at,
  ];
}

function ageOf({ approval }: Grant, madeAt: string): string {
  if (!approval?.visible) return 'unknown';
  const days = (Date.parse(madeAt) - Date.parse(approval.at)) / 86_400_000;
  return `${Math.max(0, Math.floor(days))} days`;
}

function verificationOf({ verification }: AccessEvidence): string {
  if (!verification.verified)
    return `**The audit trail is not what was written:** ${plain(
      verification.broken.message,
    )}`;
  const { events, seals, head, sealedAt, verifiedAt } = verification;
  const sealed = sealedAt
    ? `Sealed last at ${sealedAt}; hash of that seal: \`${head}\`. Compare it with the newest \`audit-seal\` in the log of the portal. What came later is chained, not sealed yet.`
    : 'Nothing is sealed yet: the trail is chained only.';
  return `The audit trail is what was written: ${events} entries and ${seals} seals were checked at ${verifiedAt}. ${sealed}`;
}

function grantsOf(document: AccessEvidence): string {
  if (!document.read.known)
    return `Not known: ${plain(
      document.read.reason,
    )}. Nothing here says that nobody has access.`;
  if (document.grants.length === 0) return 'Nobody has access by an ACL.';
  return table(
    [
      'Principal',
      'Owner of it',
      'May',
      'Approved by',
      'Request',
      'Approved at',
      'Age',
      'Until',
    ],
    document.grants.map(grant => [
      grant.principal,
      grant.principalOwner ?? 'nobody',
      scopeOf(grant),
      ...approvedBy(grant),
      ageOf(grant, document.madeAt),
      grant.until ?? 'no end',
    ]),
  );
}

function decisionsOf({ decisions }: AccessEvidence): string {
  if (decisions.length === 0) return 'Nothing was decided in this period.';
  return decisions
    .map(({ review, number, by, at, digest, intact, grants }) =>
      [
        `### ${at}, by ${plain(by)}`,
        `Review ${plain(
          review,
        )}, decision ${number}, over the grants with the digest \`${digest}\`. ${
          intact
            ? 'It is as it was recorded.'
            : '**It is not what was recorded.**'
        }`,
        grants.length === 0
          ? 'There was no grant to decide over.'
          : table(
              ['Principal', 'May', 'Decision', 'Reason', 'Request'],
              grants.map(grant => [
                grant.principal,
                scopeOf(grant),
                grant.verdict,
                grant.reason,
                grant.requestId,
              ]),
            ),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** Evidence of access as one document to hand over. All text of others is escaped. */
export function accessEvidenceMarkdown(document: AccessEvidence): string {
  const { topic, cluster, owner, ownership, dataClass } = document;
  const { from, to, madeAt, read, reviews } = document;
  return `${[
    `# Access to ${plain(topic)} on ${plain(cluster)}`,
    `From ${from} until ${to}. Made at ${madeAt}.`,
    table(
      ['', ''],
      [
        ['Resource', document.resource],
        ['Owner', owner ?? 'nobody'],
        ['Why', ownership],
        ['Data class', dataClass ?? 'unknown'],
        ['Access read at', read.known ? read.readAt : 'not known'],
      ],
    ),
    '## Who has access',
    grantsOf(document),
    '## Reviews',
    reviews.length === 0
      ? 'No review was open in this period.'
      : table(
          ['Opened', 'Due', 'Owed by', 'State', 'Ended', 'Outcome'],
          reviews.map(each => [
            each.openedAt,
            each.dueAt,
            each.owedBy,
            each.state,
            each.settledAt,
            each.reason,
          ]),
        ),
    '## Decisions',
    decisionsOf(document),
    '## The audit trail',
    verificationOf(document),
  ].join('\n\n')}\n`;
}
