/**
 * Example data and a fake of the HTTP API, for tests and development apps.
 *
 * @packageDocumentation
 */
export { exampleClusters, exampleKinds } from './clusters';
export { exampleEntities } from './people';
export { exampleFinding, examplePassedFindings } from './findings';
export { exampleOwnership, exampleSupportMetadata } from './ownership';
export { previewOf } from './previewOf';
export { exampleEvents, exampleRequest } from './requests';
export {
  FakeKafkaSupportApi,
  type FakeKafkaSupportData,
} from './FakeKafkaSupportApi';
export { exampleResource, resourceListOf } from './resources';
export { responseError } from './responseError';
export { exampleNow, minutesLater } from './time';
