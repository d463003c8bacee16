import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { accessReviewsMessages } from './accessReviews/messages';
import { auditMessages } from './audit/messages';
import { claimManyMessages } from './claimMany/messages';
import { clustersMessages } from './clusters/messages';
import { entityMessages } from './entity/messages';
import { listsMessages } from './lists/messages';
import { myWorkMessages } from './myWork/messages';
import { newRequestMessages } from './newRequest/messages';
import { obligationsMessages } from './obligations/messages';
import { requestMessages } from './request/messages';
import { requestsMessages } from './requests/messages';
import { reviewMessages } from './review/messages';
import { rootMessages } from './root/messages';
import { searchMessages } from './search/messages';
import { streamMessages } from './stream/messages';
import { streamsMessages } from './streams/messages';

/** All text of the plugin; each folder of pages brings its own messages. @alpha */
export const kafkaSupportTranslationRef = createTranslationRef({
  id: 'plugin.kafka-support',
  messages: {
    root: rootMessages,
    lists: listsMessages,
    myWork: myWorkMessages,
    requests: requestsMessages,
    review: reviewMessages,
    streams: streamsMessages,
    stream: streamMessages,
    entity: entityMessages,
    clusters: clustersMessages,
    obligations: obligationsMessages,
    accessReviews: accessReviewsMessages,
    audit: auditMessages,
    newRequest: newRequestMessages,
    request: requestMessages,
    claimMany: claimManyMessages,
    search: searchMessages,
  },
});
