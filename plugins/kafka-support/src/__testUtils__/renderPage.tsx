import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import { Route, Routes } from 'react-router-dom';
import { KafkaSupportRoutes } from '../root/KafkaSupportRoutes';
import { renderAt } from './renderAt';

const silent: SignalApi = { subscribe: () => ({ unsubscribe: () => {} }) };

/** Renders the page of an address below `/kafka-support`, with all others a link away. */
export function renderPage(
  path: string,
  options: Omit<NonNullable<Parameters<typeof renderAt>[1]>, 'path'> & {
    signals?: SignalApi;
  } = {},
) {
  const { signals = silent, ...rest } = options;
  return renderAt(
    <TestApiProvider apis={[[signalApiRef, signals]]}>
      <Routes>
        <Route path="/kafka-support/*" element={<KafkaSupportRoutes />} />
      </Routes>
    </TestApiProvider>,
    { ...rest, path: `/kafka-support/${path}` },
  );
}
