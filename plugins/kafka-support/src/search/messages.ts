/** Text of what the plugin adds to the portal's search. */
export const searchMessages = {
  kind: {
    topic: 'Topic',
    group: 'Consumer group',
    request: 'Request',
  },
  on: 'on {{cluster}}',
  owner: 'Owner',
  unowned: 'Nobody owns it',
  for: 'For',
  by: 'Asked by',
} as const;
