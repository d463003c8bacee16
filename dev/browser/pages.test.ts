/*
 * Every page in the real portal, light and dark: it opens by its address, says
 * nothing went wrong, and axe finds no violation of WCAG 2.2 AA.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.ts';
import { Browser } from './browser.ts';

const url = process.env.KAFKA_SUPPORT_TEST_PORTAL!;

const pages = [
  { path: '/kafka-support', shows: 'Your open requests' },
  { path: '/kafka-support/requests', shows: 'Waiting for' },
  { path: '/kafka-support/review', shows: /wait|Nothing waits/ },
  { path: '/kafka-support/streams', shows: /\d+ found|Nothing is known/ },
  {
    path: '/kafka-support/streams/prod/orders.placed.v1',
    shows: 'Who answers now',
  },
  { path: '/kafka-support/obligations', shows: /What ends or is owed/ },
  { path: '/kafka-support/access-reviews', shows: /is looked at again/ },
  { path: '/kafka-support/clusters', shows: 'Offline partitions' },
  { path: '/kafka-support/audit', shows: /What happened|Nothing recorded/ },
  { path: '/kafka-support/new', shows: 'What do you need?' },
  {
    path: '/kafka-support/new/topic-create?cluster=prod&component=component:default/orders-api&name=orders.axe.v1',
    shows: /Will be applied|Needs \d|Cannot be done/,
  },
  {
    path: '/kafka-support/new/topic-config?cluster=prod&component=component:default/orders-api',
    shows: 'Settings',
  },
  {
    path: '/catalog/default/component/orders-api',
    shows: 'Who answers for this stream',
  },
  {
    path: '/catalog/default/component/orders-api/streams',
    shows: 'orders.placed.v1',
  },
];

for (const theme of ['light', 'dark'] as const) {
  test(`every page passes axe, ${theme}`, async t => {
    const browser = await Browser.start(url, { theme });
    try {
      const page = await browser.signIn('Petra');
      for (const { path, shows } of pages) {
        await t.test(path, async () => {
          await page.goto(path);
          const main = page.getByRole('main').first();
          await main.getByText(shows).first().waitFor();
          assert.deepEqual(await violations(page), []);
        });
      }
      await t.test('a request', async () => {
        await page.goto('/kafka-support/requests');
        await page
          .getByRole('link', { name: /^Create topic/ })
          .first()
          .click();
        await page.getByText('Timeline').first().waitFor();
        assert.deepEqual(await violations(page), []);
      });
    } finally {
      await browser.stop();
    }
  });
}
