import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';

/** A kind with a spec that stands for all of its specs in the examples. */
export interface KindExample {
  kind: RequestKind;
  spec: unknown;
}

const cells = (each: string[]) => `| ${each.join(' | ')} |`;
const code = (text: string) => `\`${text}\``;

function wayBack({ kind }: KindExample): string {
  if (!kind.revert) return 'none';
  return kind.ends ? 'a request; by itself at an end' : 'a request';
}

function reviewersOf({ kind, spec }: KindExample): string {
  const always = kind.reviewers?.(spec) ?? [];
  return always.length > 0 ? always.join(', ') : 'whom the rules ask';
}

function section({ kind, spec }: KindExample): string[] {
  const cluster = 'prod';
  return [
    `## ${code(kind.id)}`,
    '',
    `**${kind.title}.** ${kind.description}`,
    '',
    `- Usually: ${kind.usually}`,
    `- A person looks when: ${kind.riskyWhen}`,
    `- Changes ${
      kind.changes === 'our records'
        ? 'only what the portal records, in every mode of a cluster'
        : 'the cluster'
    }.`,
    `- Holds while it is under way, for example: ${kind
      .claimKeys(cluster, spec)
      .map(code)
      .join(', ')}`,
    `- Read after apply: ${
      kind.validationMetrics.length > 0
        ? kind.validationMetrics
            .map(({ title, healthy }) => `${title} (healthy: ${healthy})`)
            .join('; ')
        : 'nothing but that planning again yields nothing'
    }`,
    '',
    '```json',
    JSON.stringify({ kind: kind.id, cluster, spec }, undefined, 2),
    '```',
    '',
  ];
}

/** The reference of kinds, as Markdown. */
export function kindsDocument(examples: readonly KindExample[]): string {
  const lines = [
    '# Kinds of requests',
    '',
    '<!-- Written from the kinds themselves by kindsDocument.test.ts. Change the kinds, then run it with UPDATE_DOCS=1. -->',
    '',
    'Each kind turns what is asked into a plan, applies it change by change and reads it back. Who is asked depends on the rules too: [guardrails.md](guardrails.md). A way back is a request of its own; it brings back settings, rights and places, never records: a deleted topic comes back empty.',
    '',
    cells(['kind', 'what for', 'always asks', 'way back']),
    cells(Array(4).fill('---')),
    ...examples.map(example =>
      cells([
        `[${code(example.kind.id)}](#${example.kind.id})`,
        example.kind.title,
        reviewersOf(example),
        wayBack(example),
      ]),
    ),
    '',
    ...examples.flatMap(section),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
