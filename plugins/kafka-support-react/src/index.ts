/**
 * Hooks and components of the Kafka support plugin that others may reuse.
 *
 * @packageDocumentation
 */
import './classNames';

export * from './apis';
export * from './components';
export * from './format';
export * from './hooks';
export * from './theme';
export { kafkaSupportReactTranslationRef } from './translation';
