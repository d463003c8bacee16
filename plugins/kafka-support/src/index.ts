/**
 * Pages, entity tab and entity cards to request, review and answer for Kafka
 * streams. This entry is for the current frontend system, `./legacy` for the
 * legacy one.
 *
 * @packageDocumentation
 */
import './classNames';

export { kafkaSupportPlugin as default } from './plugin';
export { kafkaSupportTranslationRef } from './translation';
