import {
  areas,
  environments,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';

const EFFECTS = {
  deny: 'denies: nobody can approve it',
  review: 'asks for a review',
  warn: 'warns and stops nothing',
} as const;

function show(value: unknown): string {
  if (!Array.isArray(value)) return `\`${String(value)}\``;
  return value.length > 0 ? value.map(show).join(', ') : 'none';
}

function limitsTable({ limits }: Rule): string[] {
  if (!limits) return [];
  const keys = Object.keys(limits.defaults.production);
  const cells = (each: string[]) => `| ${each.join(' | ')} |`;
  return [
    '',
    cells(['limit', ...environments]),
    cells(Array(environments.length + 1).fill('---')),
    ...keys.map(key =>
      cells([
        `\`${key}\``,
        ...environments.map(environment =>
          // A "|" in a pattern would end the cell.
          show(limits.defaults[environment][key]).replaceAll('|', '\\|'),
        ),
      ]),
    ),
  ];
}

function section(rule: Rule): string[] {
  const asks = rule.asks?.length ? rule.asks : ['platform'];
  return [
    `### \`${rule.id}\``,
    '',
    `**${rule.title}.** ${rule.description}`,
    '',
    `- Failed, it ${
      EFFECTS[rule.effect]
    }. For a review, or a figure that is unknown, it asks: ${asks.join(', ')}.`,
    `- Policy of ${rule.policyOwner}. A waiver ${
      rule.waivable ? 'may' : 'may not'
    } lift it.`,
    ...limitsTable(rule),
    '',
  ];
}

function overview(rules: readonly Rule[]): string[] {
  return [
    '| rule | area | failed, it |',
    '| --- | --- | --- |',
    ...areas.flatMap(area =>
      rules
        .filter(rule => rule.area === area)
        .map(
          ({ id, effect }) =>
            `| [\`${id}\`](#${id}) | ${area} | ${EFFECTS[effect]} |`,
        ),
    ),
  ];
}

/** The reference of rules with their default limits, as Markdown. */
export function guardrailsDocument(rules: readonly Rule[]): string {
  const [example] = rules.filter(({ limits }) => limits);
  const lines = [
    '# Guardrails',
    '',
    '<!-- Written from the rules themselves by guardrailsDocument.test.ts. Change the rules, then run it with UPDATE_DOCS=1. -->',
    '',
    'Every request is judged by these rules: while it is typed, when it is submitted, and again before it is applied. A rule passes, fails, or is unknown because a figure could not be read. Unknown never passes: a person looks, and the figure is named. The hardest finding decides: deny, review or allow. Each finding says what it saw, what the limit is and how to mend it.',
    '',
    'Waivers, which lift a rule for one resource, are a kind of request of their own and not available yet.',
    '',
    ...overview(rules),
    '',
    '## Configure',
    '',
    'Rules and limits are set under `kafkaSupport.guardrails.rules.<id>`. A limit is taken from the nearest place, key by key: the cluster, the environment, `limits`, the default below. Durations are written like `7 days` or `P7D`, sizes like `3 MiB`. An unknown rule, a bad limit, an unknown environment or cluster stops the start and names the key.',
    '',
    '```yaml',
    'kafkaSupport:',
    '  guardrails:',
    '    rules:',
    `      ${example.id}:`,
    '        enabled: true        # false: the rule is not in force',
    `        effect: ${example.effect}         # deny, review or warn`,
    '        limits:',
    ...limitLines(example),
    '        environments:',
    '          development:',
    ...limitLines(example).map(line => `  ${line}`),
    '        clusters:',
    '          <cluster id>:',
    ...limitLines(example).map(line => `  ${line}`),
    '```',
    '',
    'A rule that cannot be evaluated counts as failed with its own effect, and at least asks for a review.',
    '',
    ...areas.flatMap(area => {
      const own = rules.filter(rule => rule.area === area);
      return own.length > 0
        ? [
            `## ${area[0].toUpperCase()}${area.slice(1)}`,
            '',
            ...own.flatMap(section),
          ]
        : [];
    }),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function limitLines({ limits }: Rule): string[] {
  return Object.entries(limits?.defaults.production ?? {}).map(
    ([key, value]) => `          ${key}: ${String(value)}`,
  );
}
