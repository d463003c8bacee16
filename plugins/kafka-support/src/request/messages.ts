/** Text of the page of one request. */
export const requestMessages = {
  title: 'Request',
} as const;
