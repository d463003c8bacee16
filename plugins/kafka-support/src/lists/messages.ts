/** Text that all lists share. */
export const listsMessages = {
  clear: 'Clear filters',
  previous: 'Previous',
  first: 'First page',
  next: 'Next',
} as const;
