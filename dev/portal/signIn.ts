import { setTimeout as delay } from 'node:timers/promises';

const timeoutMs = 60_000;

/**
 * Signs in as one of the people, who can as soon as the catalog has read the
 * organisation.
 *
 * @returns the token to call the portal's API with
 */
export async function signIn(url: string, personRef: string): Promise<string> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fetch(`${url}/api/auth/personas/refresh`, {
      headers: { 'x-dev-persona': personRef },
    });
    const body = (await answer.json()) as {
      backstageIdentity: { token: string };
    };
    if (answer.ok) return body.backstageIdentity.token;
    if (Date.now() > deadline) {
      throw new Error(
        `Nobody can sign in as "${personRef}": ${JSON.stringify(body)}`,
      );
    }
    await delay(500);
  }
}
