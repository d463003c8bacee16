import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.ts';
import { commandCheck } from './commandCheck.ts';
import { failed, sum } from './outcome.ts';
import { minutes, type Suite } from './suite.ts';

const reports = commandCheck('API reports', minutes(5), [
  'backstage-repo-tools',
  'api-reports',
  'plugins/*',
  '--sql-reports',
  '--ci',
  // As Backstage does for itself: the first speaks of workspaces, whose types
  // are sources; the second wants a sentence on each field; the third of types
  // that a sub-path shares with the main entry.
  '-o',
  'ae-wrong-input-file-type,ae-undocumented,ae-forgotten-export',
]);

/** The committed API and SQL reports are those of the sources. */
export const apiReports: Suite = {
  ...reports,
  async run(timeoutMs) {
    const outcome = await reports.run(timeoutMs);
    // The tool reports a migration that cannot go down, and exits with 0.
    const broken = globSync('plugins/*/report.sql.md', { cwd: root }).filter(
      file =>
        readFileSync(join(root, file), 'utf8').includes(
          'Failed to migrate down',
        ),
    );
    return sum([
      outcome,
      ...broken.map(file => failed(`${file}: a migration cannot go down`)),
    ]);
  },
};
