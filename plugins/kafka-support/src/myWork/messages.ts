/** Text of the start page. */
export const myWorkMessages = {
  loading: 'Reading your work',
  review: {
    title: 'Waiting for you',
    empty:
      'Nothing waits for your agreement. Requests that do will be here, with who asks and why you are asked.',
    all: 'To review',
  },
  requests: {
    title: 'Your open requests',
    empty:
      'None of your requests is under way. File one, and it is applied at once when it stays inside every guardrail.',
    new: 'New request',
    all: 'All your requests',
  },
  ending: {
    title: 'Ending soon',
    empty:
      'Nothing of yours ends or is owed by a date. Temporary access and access reviews of your streams will be here.',
    all: 'All that is owed',
  },
  streams: {
    title: 'Your teams’ streams',
    noTeam:
      'You are in no team, so no stream is yours. Ask the owner of your team’s group in the catalog to add you.',
    empty:
      'Your teams own no stream yet. A topic that you ask for is owned by your component’s team from its first day.',
    all: 'Streams of {{team}}',
  },
} as const;
