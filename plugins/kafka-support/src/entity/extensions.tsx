import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';

/** What the plugin adds to entity pages: the tab *Streams* and the cards. */
export const entityExtensions: ExtensionDefinition[] = [];
