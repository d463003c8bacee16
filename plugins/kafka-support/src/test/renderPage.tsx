import { Route, Routes } from 'react-router-dom';
import { KafkaSupportRoutes } from '../root/KafkaSupportRoutes';
import { renderAt } from './renderAt';

/** Renders the page of an address below `/kafka-support`, with all others a link away. */
export function renderPage(
  path: string,
  options: Omit<Parameters<typeof renderAt>[1], 'path'> = {},
) {
  return renderAt(
    <Routes>
      <Route path="/kafka-support/*" element={<KafkaSupportRoutes />} />
    </Routes>,
    { ...options, path: `/kafka-support/${path}` },
  );
}
