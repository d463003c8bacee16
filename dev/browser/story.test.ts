/*
 * The main job in a browser on a real Kafka: a safe request is applied, a risky
 * one is reviewed by another person and applied, a denied one is explained, and
 * everything is seen on the broker.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Admin } from 'kafkajs';
import type { Page } from 'playwright-core';
import { Browser } from './browser.ts';
import { connectAdmin, shapeOf } from './broker.ts';

const url = process.env.KAFKA_SUPPORT_TEST_PORTAL!;
// The portal's clusters outlive a run, so names are new each time.
const run = Date.now().toString(36);
const safe = `payments.safe-${run}.v1`;
const risky = `payments.risky-${run}.v1`;

let browser: Browser;
let admin: Admin;

before(async () => {
  browser = await Browser.start(url);
  admin = await connectAdmin(process.env.KAFKA_SUPPORT_TEST_BOOTSTRAP!);
});
after(async () => {
  await admin?.disconnect();
  await browser?.stop();
});

const form = (name: string) =>
  `/kafka-support/new/topic-create?${new URLSearchParams({
    cluster: 'prod',
    component: 'component:default/payments-api',
    name,
  })}`;

/** Says what the team knows; within every guardrail unless told otherwise. */
async function fillIn(page: Page): Promise<void> {
  await page
    .getByRole('spinbutton', { name: 'Usual throughput', exact: true })
    .fill('100');
  await page.getByRole('spinbutton', { name: 'Parallel readers' }).fill('3');
  await page
    .getByRole('spinbutton', { name: 'Keep data for', exact: true })
    .fill('3');
  await page
    .getByRole('textbox', { name: 'Why', exact: true })
    .fill('Tried as a new user would');
}

async function advanced(page: Page, field: string, value: string) {
  const box = page.getByRole('spinbutton', { name: field, exact: true });
  if (!(await box.isVisible()))
    await page.getByRole('button', { name: /^Advanced/ }).click();
  await box.fill(value);
}

test('a safe request is applied at once, seen on the broker and owned by the team', async () => {
  const page = await browser.signIn('Alice', form(safe));
  await fillIn(page);
  await page.getByText('Will be applied at once').first().waitFor();
  await page
    .getByRole('textbox', { name: 'Why', exact: true })
    .press('Control+Enter');
  await page
    .getByText('Done: the cluster shows what was agreed')
    .waitFor({ timeout: 60_000 });
  assert.match(page.url(), /\/kafka-support\/requests\//);
  assert.deepEqual(await shapeOf(admin, safe), { partitions: 4, replicas: 3 });

  await page.goto('/catalog/default/component/payments-api/streams');
  const row = page.getByRole('row', { name: new RegExp(safe) });
  await row.waitFor();
  assert.match((await row.textContent()) ?? '', /confirmed by the request/);
  await page.close();
});

test('a risky request waits for a platform engineer, whose approval applies exactly that plan', async () => {
  const alice = await browser.signIn('Alice', form(risky));
  await fillIn(alice);
  await advanced(alice, 'Partitions', '20');
  await alice
    .getByText(/^Needs 1 person/)
    .first()
    .waitFor();
  await alice.getByRole('button', { name: /^Submit/ }).click();
  await alice.getByText(/^Waits for 1 person/).waitFor();
  assert.equal(await shapeOf(admin, risky), undefined);
  assert.equal(
    await alice.getByRole('button', { name: 'Approve' }).count(),
    0,
    'nobody reviews their own request',
  );

  const petra = await browser.signIn('Petra', '/kafka-support/review');
  await petra
    .getByRole('tab', { name: /To review \(\d+\)/ })
    .or(petra.getByRole('link', { name: /To review \(\d+\)/ }))
    .first()
    .waitFor();
  await petra
    .getByRole('link', { name: new RegExp(`Review Create topic ${risky}`) })
    .click();
  await petra.getByRole('button', { name: 'Approve' }).click();
  await petra
    .getByText('Done: the cluster shows what was agreed')
    .waitFor({ timeout: 60_000 });
  assert.deepEqual(await shapeOf(admin, risky), {
    partitions: 20,
    replicas: 3,
  });
  // The requester's page follows without a reload.
  await alice
    .getByText('Done: the cluster shows what was agreed')
    .waitFor({ timeout: 60_000 });
  await petra.close();
  await alice.close();
});

test('a request that cannot be done says why at the field, and nothing is made', async () => {
  const name = `payments.denied-${run}.v1`;
  const page = await browser.signIn('Alice', form(name));
  await fillIn(page);
  await advanced(page, 'Replicas', '1');
  await page
    .getByText(/^Cannot be done: \d+ reason/)
    .first()
    .waitFor();
  await page
    .getByText('It cannot be done as asked. Each reason says how to fix it.')
    .waitFor();
  assert.ok(
    await page.getByRole('button', { name: /^Submit/ }).isDisabled(),
    'what cannot be done cannot be submitted',
  );
  assert.equal(await shapeOf(admin, name), undefined);
  await page.close();
});
