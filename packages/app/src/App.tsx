import { createApp } from '@backstage/frontend-defaults';

export const App = createApp({ features: [] });
