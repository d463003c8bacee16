/** Text of the page of what is owed. */
export const obligationsMessages = {
  lead: 'What ends or is owed by a date, and by whom. What Kafka support itself owes, such as the end of temporary access, it does by itself when it is due.',
  loading: 'Reading what is owed',
  failed: 'What is owed could not be read',
  filters: {
    label: 'Filter what is owed',
    state: 'State',
    kind: 'Kind',
    whose: 'Whose',
    everything: 'All',
    mine: 'Mine and my teams’',
  },
  states: { open: 'Open', done: 'Done', failed: 'Failed' },
  kinds: {
    'temporary-end': 'End of a temporary change',
    'request-expiry': 'Answer to a request',
    'access-review': 'Access review',
    'after-review': 'Review after an emergency',
    'gap-fix': 'Fix of a gap',
  },
  mine: {
    title: 'Yours and your teams’',
    list: 'What you or your teams owe, or what ends for you',
    none: 'Nothing is owed by you or your teams, or ends for you.',
  },
  others: {
    title: 'Everybody else’s',
    list: 'What others owe, or what ends for them',
    none: 'Nobody else owes anything.',
  },
  list: 'What is owed',
  count_one: '{{count}} in all',
  count_other: '{{count}} in all',
  table: {
    what: 'What',
    kind: 'Kind',
    owedBy: 'Owed by',
    due: 'Due',
    state: 'State',
  },
  overdue: 'Overdue',
  settled: 'by {{who}}',
  empty: {
    title: 'Nothing is owed',
    text: 'Access that ends on a date, access reviews of streams with sensitive data, and reviews after an emergency will be here, with who owes them and when. Ask for temporary access, and its end is listed from the day it begins.',
  },
  noMatch: {
    title: 'Nothing fits these filters',
    text: 'There may be something outside of them: done and failed ones are listed by their state.',
  },
} as const;
