import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
}

/** Headless Chromium with a user data directory of its own. */
export class Browser {
  readonly #dir: string;
  readonly #context: BrowserContext;

  private constructor(dir: string, context: BrowserContext) {
    this.#dir = dir;
    this.#context = context;
  }

  static async start(url: string, look: Look = {}): Promise<Browser> {
    const { width = 1440, height = 900, theme = 'light' } = look;
    const dir = mkdtempSync(join(tmpdir(), 'portal-browser-'));
    const context = await chromium.launchPersistentContext(dir, {
      executablePath: '/usr/bin/chromium',
      headless: true,
      args: flags,
      baseURL: url,
      viewport: { width, height },
      colorScheme: theme,
      // Animations make screenshots and contrast checks a matter of luck.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    await context.addInitScript(
      `localStorage.setItem('theme', '${theme}'); localStorage.setItem('sidebarPinState', 'true')`,
    );
    return new Browser(dir, context);
  }

  /** A tab in which somebody has picked themself on the sign-in page. */
  async signIn(name: string, path = '/kafka-support'): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(path);
    await page
      .getByRole('button', { name: new RegExp(`^Sign in as ${name}`) })
      .click();
    await page.getByRole('main').first().waitFor();
    return page;
  }

  async stop(): Promise<void> {
    await this.#context.close();
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
