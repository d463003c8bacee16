/** Text of the pages that file a request. */
export const newRequestMessages = {
  title: 'New request',
} as const;
