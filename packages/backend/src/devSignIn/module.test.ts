import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { devSignInModule } from './module';

const user = (name: string, team: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { memberOf: [team] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${team}` }],
});

const startBackend = (people: string[]) =>
  startTestBackend({
    features: [
      authPlugin,
      devSignInModule,
      catalogServiceMock.factory({
        entities: [user('alice', 'payments'), user('bob', 'orders')],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          auth: {
            providers: {
              personas: {
                people: people.map(ref => ({
                  ref,
                  name: `Name of ${ref}`,
                  role: 'any',
                })),
              },
            },
          },
        },
      }),
    ],
  });

const refresh = '/api/auth/personas/refresh';

describe('devSignInModule', () => {
  const original = process.env.NODE_ENV;
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: original });
  });

  it('signs each person in with the ownership that the catalog knows', async () => {
    const { server } = await startBackend([
      'user:default/alice',
      'user:default/bob',
    ]);

    const alice = await request(server)
      .get(refresh)
      .set('x-dev-persona', 'user:default/alice')
      .expect(200);
    expect(alice.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/alice',
      ownershipEntityRefs: ['user:default/alice', 'group:default/payments'],
    });

    expect(alice.body.profile).toEqual({
      displayName: 'Name of user:default/alice',
    });

    const bob = await request(server)
      .get(refresh)
      .set('x-dev-persona', 'user:default/bob')
      .expect(200);
    expect(bob.body.backstageIdentity.identity.ownershipEntityRefs).toEqual([
      'user:default/bob',
      'group:default/orders',
    ]);
  });

  it('refuses somebody who is in the catalog but not among the people, and names who is', async () => {
    const { server } = await startBackend(['user:default/alice']);

    const answer = await request(server)
      .get(refresh)
      .set('x-dev-persona', 'user:default/bob')
      .expect(400);
    expect(answer.body.error.message).toBe(
      "The header 'x-dev-persona' names 'user:default/bob', who cannot be picked; it must be one of 'user:default/alice'",
    );
  });

  it('refuses a call that does not say who it wants to be', async () => {
    const { server } = await startBackend(['user:default/alice']);

    const answer = await request(server).get(refresh).expect(400);
    expect(answer.body.error.message).toContain(
      "The header 'x-dev-persona' is missing",
    );
  });

  it('tells a person whom the catalog does not have to try again', async () => {
    const { server } = await startBackend(['user:default/ghost']);

    const answer = await request(server)
      .get(refresh)
      .set('x-dev-persona', 'user:default/ghost');
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toMatch(
      /^'user:default\/ghost' is not in the catalog\. .* try again/,
    );
  });

  it('offers no sign-in while no people are configured', async () => {
    const { server } = await startBackend([]);

    const answer = await request(server)
      .get(refresh)
      .set('x-dev-persona', 'user:default/alice');
    expect(answer.status).toBe(404);
  });

  it.each(['production', 'staging', '', undefined])(
    'keeps the backend from starting when NODE_ENV is %p',
    async environment => {
      if (environment === undefined) {
        delete (process.env as Record<string, string | undefined>).NODE_ENV;
      } else {
        Object.assign(process.env, { NODE_ENV: environment });
      }

      await expect(startBackend(['user:default/alice'])).rejects.toThrow(
        `Development sign-in must not be installed outside of development: NODE_ENV is '${
          environment ?? ''
        }'`,
      );
    },
  );
});
