import { join } from 'node:path';
import { cache, root } from '../lib/paths.ts';
import { run } from '../lib/run.ts';
import { hashFiles, unlessDone } from '../lib/stamp.ts';

/** Everything that the built frontend depends on. */
const inputs = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app/{src,public}/**',
  'packages/app/{package.json,config.d.ts}',
  'plugins/{kafka-support,kafka-support-react,kafka-support-common}/src/**',
  'plugins/*/package.json',
  'plugins/*/config.d.ts',
];

/** Builds the frontend into packages/app/dist unless that was done for the same sources. */
export async function buildApp(): Promise<void> {
  await unlessDone(join(cache, 'app.stamp'), hashFiles(inputs), () =>
    run(join(root, 'dev/yarn'), ['workspace', 'app', 'build'], {
      log: join(cache, 'app-build.log'),
      timeoutMs: 5 * 60_000,
    }),
  );
}
