import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { guardrailsDocument } from './guardrailsDocument';
import { builtInRules } from './rules/builtInRules';

const path = resolve(__dirname, '../../../../docs/guardrails.md');

describe('docs/guardrails.md', () => {
  const fresh = guardrailsDocument(builtInRules);
  if (process.env.UPDATE_DOCS) writeFileSync(path, fresh);

  it('tells the rules as they are (otherwise run this test with UPDATE_DOCS=1)', () => {
    expect(readFileSync(path, 'utf8')).toBe(fresh);
  });

  it('names every rule once', () => {
    for (const { id } of builtInRules)
      expect(fresh.split(`### \`${id}\`\n`)).toHaveLength(2);
  });
});
