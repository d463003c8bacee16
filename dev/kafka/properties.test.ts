import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverProperties } from './properties.ts';

function parsed(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map(line => line.split(/=(.*)/s).slice(0, 2)),
  );
}

test('a single node keeps one copy of what three nodes keep three of', () => {
  const node = {
    id: 1,
    dataDir: '/data',
    ports: { controller: 1, clients: { PLAINTEXT: 11 } },
  };
  const copies = (controllers: Record<number, number>) => {
    const properties = parsed(serverProperties({ ...node, controllers }));
    return [
      properties['offsets.topic.replication.factor'],
      properties['transaction.state.log.replication.factor'],
      properties['transaction.state.log.min.isr'],
      properties['share.coordinator.state.topic.replication.factor'],
    ];
  };
  assert.deepEqual(copies({ 1: 1 }), ['1', '1', '1', '1']);
  assert.deepEqual(copies({ 1: 1, 2: 2, 3: 3 }), ['3', '3', '2', '3']);
});

test('only the plain listener exists where nobody is asked who they are', () => {
  const properties = parsed(
    serverProperties({
      id: 2,
      dataDir: '/data',
      ports: { controller: 2, clients: { PLAINTEXT: 22 } },
      controllers: { 1: 1, 2: 2, 3: 3 },
    }),
  );
  assert.equal(
    properties.listeners,
    'CONTROLLER://127.0.0.1:2,PLAINTEXT://127.0.0.1:22',
  );
  assert.equal(properties['advertised.listeners'], 'PLAINTEXT://127.0.0.1:22');
  assert.equal(properties['sasl.enabled.mechanisms'], undefined);
  assert.equal(
    properties['controller.quorum.voters'],
    '1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3',
  );
});
