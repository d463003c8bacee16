import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { KafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-common';
import { QueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { kafkaSupportApiRef, queryClientApiRef } from '../apis';
import { PluginRoot } from '../components';
import { exampleEntities, FakeKafkaSupportApi } from '../testUtils';

/** Renders a component as it stands in a portal, with the example data. */
export function renderInPortal(
  element: ReactElement,
  api: KafkaSupportApi = new FakeKafkaSupportApi(),
) {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [kafkaSupportApiRef, api],
        [queryClientApiRef, queryClient],
        [catalogApiRef, catalogApiMock({ entities: exampleEntities })],
      ]}
    >
      <PluginRoot>{element}</PluginRoot>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}
