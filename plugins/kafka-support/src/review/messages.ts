/** Text of the queue of what waits for one's review. */
export const reviewMessages = {
  loading: 'Reading what waits for you',
  waiting_one: '{{count}} request waits for you, the oldest first',
  waiting_other: '{{count}} requests wait for you, the oldest first',
  more: 'These are the newest {{shown}}; the others come up as you answer.',
  asks: '{{who}} asks on {{cluster}}',
  needs: 'You are asked as: {{roles}}',
  open: 'Review',
  openLabel: 'Review {{title}}',
  empty: {
    title: 'Nothing waits for you',
    text: 'Requests that need your agreement will be here: those on what your teams own, and those that a guardrail sends to a role you fill. Requests inside every guardrail are applied without anybody.',
  },
} as const;
