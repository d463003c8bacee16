import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/**
 * The example portal. Plugins are found through `app.packages: all`; only what
 * belongs to the portal itself is named here.
 */
export const App = createApp({ features: [navModule, signInModule] });
