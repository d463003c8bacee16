/**
 * Example data and a fake of the HTTP API, for tests and development apps.
 *
 * @packageDocumentation
 */
export {};
