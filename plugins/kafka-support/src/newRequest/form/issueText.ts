import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The messages that this needs, of the plugin's translations. */
export interface IssueMessages {
  empty: string;
  missing: string;
  wholeNumber: string;
  atLeast(count: number): string;
  atMost(count: number): string;
  charactersAtLeast(count: number): string;
  charactersAtMost(count: number): string;
}

/** What is wrong with a field, in words that say what would be valid. */
export function issueText(issue: Issue, messages: IssueMessages): string {
  switch (issue.code) {
    case 'too_small': {
      const least = Number(issue.minimum);
      if (issue.origin !== 'string') return messages.atLeast(least);
      return least === 1 ? messages.empty : messages.charactersAtLeast(least);
    }
    case 'too_big': {
      const most = Number(issue.maximum);
      return issue.origin === 'string'
        ? messages.charactersAtMost(most)
        : messages.atMost(most);
    }
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int'
        ? messages.wholeNumber
        : messages.missing;
    default:
      // The schema's own words, written for people.
      return issue.message.charAt(0).toUpperCase() + issue.message.slice(1);
  }
}
