import { z } from 'zod';
import { topicNameSchema } from './topicCreate';

/**
 * Spec of `adopt-drift`: the topic that is accepted as it stands. What that is
 * follows from what differs now, so the plan holds it and people see it there.
 *
 * @public
 */
export const adoptDriftSpecSchema = z.strictObject({ topic: topicNameSchema });
/** @public */
export type AdoptDriftSpec = z.infer<typeof adoptDriftSpecSchema>;
