/*
 * Takes the pictures of the documents from a portal that runs:
 *
 *   node dev/browser/screenshots.ts http://localhost:7007 [folder]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { command } from '../lib/command.ts';
import { root } from '../lib/paths.ts';
import { Browser } from './browser.ts';

const [url = 'http://localhost:7007', folder = join(root, 'docs/images')] =
  process.argv.slice(2);

async function fillIn(page: Page): Promise<void> {
  const number = (name: string) =>
    page.getByRole('spinbutton', { name, exact: true });
  await number('Usual throughput').fill('400');
  await number('Parallel readers').fill('6');
  await number('Keep data for').fill('14');
  await page
    .getByRole('textbox', { name: 'Why', exact: true })
    .fill('Settlement reads paid orders for reconciliation');
  await page
    .getByText(/^(Needs|Will be applied|Cannot be done)/)
    .first()
    .waitFor();
}

const shots: {
  name: string;
  person: string;
  path: string;
  ready(page: Page): Promise<unknown>;
}[] = [
  {
    name: 'my-work',
    person: 'Petra',
    path: '/kafka-support',
    ready: page => page.getByText('Your open requests').first().waitFor(),
  },
  {
    name: 'new-request',
    person: 'Alice',
    path: '/kafka-support/new/topic-create?cluster=prod&component=component:default/payments-api&name=payments.settled.v1',
    ready: fillIn,
  },
  {
    name: 'requests',
    person: 'Bob',
    path: '/kafka-support/requests',
    ready: page => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'request',
    person: 'Alice',
    path: '/kafka-support/requests?status=verified',
    ready: async page => {
      await page
        .getByRole('link', { name: /^Create topic/ })
        .first()
        .click();
      await page.getByText('Timeline').first().waitFor();
    },
  },
  {
    name: 'review',
    person: 'Petra',
    path: '/kafka-support/review',
    ready: async page => {
      await page
        .getByRole('link', { name: /^Review / })
        .first()
        .click();
      await page.getByRole('button', { name: 'Approve' }).waitFor();
    },
  },
  {
    name: 'streams',
    person: 'Petra',
    path: '/kafka-support/streams',
    ready: page => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'stream',
    person: 'Sam',
    path: '/kafka-support/streams/prod/payments.received.v1',
    ready: page => page.getByText('Who answers now').first().waitFor(),
  },
  {
    name: 'stream-drift',
    person: 'Alice',
    path: '/kafka-support/streams/prod/payments.refunded.v1',
    ready: page =>
      page.getByText('Differs from what was approved').first().waitFor(),
  },
  {
    name: 'clean-up',
    person: 'Petra',
    path: '/kafka-support/streams?view=cleanup',
    ready: page => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'claims',
    person: 'Bob',
    path: '/kafka-support/claims/new',
    ready: page => page.getByRole('button').first().waitFor(),
  },
  {
    name: 'obligations',
    person: 'Alice',
    path: '/kafka-support/obligations',
    ready: page => page.getByText('Due').first().waitFor(),
  },
  {
    name: 'access-reviews',
    person: 'Alice',
    path: '/kafka-support/access-reviews',
    ready: page => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'access-review',
    person: 'Alice',
    path: '/kafka-support/access-reviews',
    ready: async page => {
      await page
        .getByRole('link', { name: /payments\.refunded/ })
        .first()
        .click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'clusters',
    person: 'Petra',
    path: '/kafka-support/clusters',
    ready: page => page.getByText('Offline partitions').first().waitFor(),
  },
  {
    name: 'audit',
    person: 'Petra',
    path: '/kafka-support/audit',
    ready: page => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'entity',
    person: 'Sam',
    path: '/catalog/default/component/payments-api',
    ready: page =>
      page.getByText('Who answers for this stream').first().waitFor(),
  },
  {
    name: 'entity-streams',
    person: 'Sam',
    path: '/catalog/default/component/payments-api/streams',
    ready: page => page.getByRole('table').first().waitFor(),
  },
];

await command(async () => {
  mkdirSync(folder, { recursive: true });
  for (const width of [1440, 1024]) {
    for (const theme of ['light', 'dark'] as const) {
      const browser = await Browser.start(url, { theme, width, height: 1100 });
      try {
        for (const { name, person, path, ready } of shots) {
          const page = await browser.signIn(person, path);
          await ready(page).catch(error =>
            console.error(`${name}: ${String(error).split('\n')[0]}`),
          );
          await page.mouse.move(0, 0);
          await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
          // Fonts, avatars and the last figures settle.
          await page.waitForTimeout(1_500);
          const suffix = width === 1440 ? theme : `${theme}-${width}`;
          await page.screenshot({
            path: join(folder, `${name}-${suffix}.png`),
          });
          await page.close();
        }
      } finally {
        await browser.stop();
      }
    }
  }
});
