import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../lib/paths.ts';
import { freePorts } from '../lib/ports.ts';
import type { ExampleClusters } from '../portal/exampleClusters.ts';
import { devTests, nodeTest } from './nodeTest.ts';
import { failed, type Outcome } from './outcome.ts';
import { minutes, type Suite } from './suite.ts';

/** The pages in a browser, on a new example portal and its clusters. */
export const browser: Suite = {
  name: 'browser',
  budgetMs: minutes(8),
  async run(timeoutMs) {
    const files = devTests('dev/browser/**/*.test.ts');
    if (files.length === 0) return failed('There are no browser tests');
    // Imported late: its packages are not there before the install.
    const { exampleClusters } = await import('../portal/exampleClusters.ts');
    const dir = join(cache, 'test/portal');
    // Tests start from nothing.
    rmSync(dir, { recursive: true, force: true });
    const clusters = await exampleClusters(join(dir, 'kafka'));
    try {
      return await beside(dir, clusters, env =>
        nodeTest({ name: 'browser', files, timeoutMs, env }),
      );
    } finally {
      await clusters.stop();
    }
  },
};

async function beside(
  dir: string,
  clusters: ExampleClusters,
  work: (env: NodeJS.ProcessEnv) => Promise<Outcome>,
): Promise<Outcome> {
  const { startPortal } = await import('../portal/startPortal.ts');
  const { exampleConfig } = await import('../portal/clusterConfig.ts');
  const { fileExampleRequests } = await import('../portal/exampleRequests.ts');
  const [port] = await freePorts(1);
  const portal = await startPortal({
    port,
    dir,
    clusters: exampleConfig(clusters),
  });
  try {
    await fileExampleRequests(portal.url);
    return await work({
      KAFKA_SUPPORT_TEST_PORTAL: portal.url,
      KAFKA_SUPPORT_TEST_BOOTSTRAP:
        clusters.production.bootstrap.PLAINTEXT!.join(','),
    });
  } finally {
    await portal.stop();
  }
}
