import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What of WCAG 2.2 AA the page as it stands violates, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    // @ts-expect-error -- put there by the line above
    const { violations: list } = await window.axe.run(
      // The tabs of the portal's own header point at panels that it never
      // renders; nothing of ours can change that.
      { exclude: ['.bui-Tab'] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
    );
    return list as {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }[];
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      node =>
        `${id}: ${node.html.slice(0, 200)} ${node.failureSummary.slice(
          0,
          300,
        )}`,
    ),
  );
}
