/** What came of one suite. */
export interface Outcome {
  passed: number;
  failed: number;
  /** One readable text for each failure. */
  failures: string[];
}

export const nothing: Outcome = { passed: 0, failed: 0, failures: [] };

export function passed(count = 1): Outcome {
  return { ...nothing, passed: count };
}

export function failed(failure: string): Outcome {
  return { passed: 0, failed: 1, failures: [failure] };
}

export function sum(outcomes: Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, each) => total + each.passed, 0),
    failed: outcomes.reduce((total, each) => total + each.failed, 0),
    failures: outcomes.flatMap(each => each.failures),
  };
}
