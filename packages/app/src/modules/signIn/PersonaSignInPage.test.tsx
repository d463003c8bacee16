import {
  configApiRef,
  discoveryApiRef,
  errorApiRef,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { PersonaSignInPage } from './PersonaSignInPage';
import { rememberedPersona } from './rememberedPersona';

const people = [
  { ref: 'user:default/alice', name: 'Alice', role: 'Developer in Payments' },
  { ref: 'user:default/sam', name: 'Sam', role: 'SRE on call' },
];

const session = (ref: string) => ({
  profile: {},
  providerInfo: {},
  backstageIdentity: {
    token: `e30.${window.btoa('{"exp":9999999999}')}.s`,
    identity: { type: 'user', userEntityRef: ref, ownershipEntityRefs: [ref] },
  },
});

/** The auth backend: signs in whom it knows, answers otherwise as told. */
function backend(
  known: string[],
  otherwise = {
    status: 404,
    name: 'NotFoundError',
    message: "Unknown auth provider 'personas'",
  },
) {
  const fetched = jest.fn(async (_url: unknown, init?: RequestInit) => {
    const ref = new Headers(init?.headers).get('x-dev-persona') ?? '';
    const ok = known.includes(ref);
    const body = ok
      ? session(ref)
      : { error: otherwise, response: { statusCode: otherwise.status } };
    return {
      ok,
      status: ok ? 200 : otherwise.status,
      statusText: 'text',
      headers: new Headers({ 'content-type': 'application/json' }),
      json: async () => body,
      text: async () => JSON.stringify(body),
    } as unknown as Response;
  });
  global.fetch = fetched as typeof fetch;
  return fetched;
}

function show(auth: object) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const view = render(
    <TestApiProvider
      apis={[
        [
          configApiRef,
          mockApis.config({ data: { app: { title: 'Portal' }, auth } as any }),
        ],
        [discoveryApiRef, mockApis.discovery()],
        [errorApiRef, mockApis.error()],
        [translationApiRef, mockApis.translation()],
      ]}
    >
      <PersonaSignInPage onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
  return { onSignInSuccess, ...view };
}

const development = {
  environment: 'development',
  providers: { personas: { people } },
};

describe('PersonaSignInPage', () => {
  const originalFetch = global.fetch;
  beforeEach(() => rememberedPersona.forget());
  afterEach(() => {
    global.fetch = originalFetch;
  });

  it('lists the people with their roles and signs in as the one picked', async () => {
    const fetched = backend(['user:default/sam']);
    const { onSignInSuccess } = show(development);

    expect(
      screen.getByRole('button', {
        name: 'Sign in as Alice Developer in Payments',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Sign in as Sam/ }),
    );

    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
    const identity = onSignInSuccess.mock.calls[0][0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(
      'user:default/sam',
    );
    expect(String(fetched.mock.calls[0][0])).toMatch(
      /\/api\/auth\/personas\/refresh$/,
    );
  });

  it('can be used by keyboard alone', async () => {
    backend(['user:default/alice']);
    const { onSignInSuccess } = show(development);

    await userEvent.tab();
    expect(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{Enter}');

    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
  });

  it('keeps the person over a reload, until they sign out', async () => {
    backend(['user:default/alice']);
    const first = show(development);
    await userEvent.click(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    );
    first.unmount();

    const second = show(development);
    await waitFor(() =>
      expect(second.onSignInSuccess).toHaveBeenCalledTimes(1),
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    await second.onSignInSuccess.mock.calls[0][0].signOut();
    second.unmount();

    show(development);
    expect(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    ).toBeInTheDocument();
  });

  it('forgets a person who is no longer among the people', () => {
    rememberedPersona.set('user:default/gone');
    show(development);

    expect(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    ).toBeInTheDocument();
  });

  it('says that the backend does not offer the sign-in, and leads back', async () => {
    backend([]);
    const { onSignInSuccess } = show(development);
    await userEvent.click(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    );

    expect(
      await screen.findByRole('heading', {
        name: 'Signing in as Alice did not work',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'only while it runs with NODE_ENV=development',
    );
    expect(onSignInSuccess).not.toHaveBeenCalled();

    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the list' }),
    );
    expect(
      screen.getByRole('button', { name: /^Sign in as Sam/ }),
    ).toBeInTheDocument();
  });

  it("shows the backend's own words for any other refusal, and tries again", async () => {
    backend([], {
      status: 404,
      name: 'NotFoundError',
      message: "'user:default/alice' is not in the catalog",
    });
    const { onSignInSuccess } = show(development);
    await userEvent.click(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "'user:default/alice' is not in the catalog",
    );

    backend(['user:default/alice']);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it.each([
    ['in production', { ...development, environment: 'production' }],
    ['without an environment', { providers: development.providers }],
    ['with nobody configured', { environment: 'development' }],
  ])('refuses %s, also a person remembered from before', async (_, auth) => {
    const fetched = backend(['user:default/alice']);
    rememberedPersona.set('user:default/alice');
    const { onSignInSuccess } = show(auth);

    expect(
      screen.getByRole('heading', { name: 'Nobody can sign in here yet' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(onSignInSuccess).not.toHaveBeenCalled();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('has no accessibility violations on the list, the failure and the refusal', async () => {
    backend([]);
    const list = show(development);
    expect((await axe(list.container)).violations).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: /^Sign in as Alice/ }),
    );
    await screen.findByRole('alert');
    expect((await axe(list.container)).violations).toEqual([]);
    list.unmount();

    const refused = show({ environment: 'production' });
    expect((await axe(refused.container)).violations).toEqual([]);
  });
});
