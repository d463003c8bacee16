import type { z } from 'zod';

/**
 * What is wrong with a part of the configuration, one line for each key:
 * `kafkaSupport.guardrails.rules.x.limits.max: Invalid input: expected number`.
 */
export function toIssueLines(
  path: string,
  issues: readonly z.core.$ZodIssue[],
): string[] {
  return issues.flatMap(issue => {
    const at = [path, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => `${at}.${key}: there is no such key`);
    return [`${at}: ${issue.message}`];
  });
}
