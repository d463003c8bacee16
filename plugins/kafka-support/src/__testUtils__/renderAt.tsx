import { identityApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { KafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  PluginRoot,
  queryClientApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import {
  exampleEntities,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { QueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { rootRouteRef } from '../routes';

/** Shows the address, so that tests can read it. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

/** Renders a page or card as Alice of the team payments sees it in a portal. */
export async function renderAt(
  element: ReactElement,
  options: {
    api?: KafkaSupportApi;
    path?: string;
    groups?: string[];
  } = {},
): Promise<{ container: HTMLElement; address(): string | null }> {
  const { api = new FakeKafkaSupportApi(), path = '/kafka-support' } = options;
  const groups = options.groups ?? ['group:default/payments'];
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 5_000 } },
  });
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/alice',
      ownershipEntityRefs: ['user:default/alice', ...groups],
    }),
  };
  const rendered = await renderInTestApp(
    <TestApiProvider
      apis={[
        [kafkaSupportApiRef, api],
        [queryClientApiRef, queryClient],
        [identityApiRef, identity as never],
        [catalogApiRef, catalogApiMock({ entities: exampleEntities })],
      ]}
    >
      <PluginRoot>
        <main>{element}</main>
        <Address />
      </PluginRoot>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/kafka-support': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return {
    container: rendered.container,
    address: () => rendered.getByTestId('address').textContent,
  };
}
