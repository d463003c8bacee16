import type { Entity } from '@backstage/catalog-model';
import { actsAlone } from './actsAlone';

const owner = 'group:default/orders';
const oscar = 'user:default/oscar';

function factsOf(relations: [type: string, targetRef: string][]) {
  const group: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'orders' },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
  return { entity: async () => group };
}

describe('actsAlone', () => {
  it.each<[string, boolean, [string, string][]]>([
    ['the only member', true, [['hasMember', 'user:default/Oscar']]],
    [
      'one of two members',
      false,
      [
        ['hasMember', oscar],
        ['hasMember', 'user:default/alice'],
      ],
    ],
    ['no member', false, [['hasMember', 'user:default/alice']]],
    [
      'the only member of a group with groups below it',
      false,
      [
        ['hasMember', oscar],
        ['parentOf', 'group:default/orders-eu'],
      ],
    ],
    ['of a group without members', false, []],
  ])('tells of %s: %s', async (_, alone, relations) => {
    expect(await actsAlone(factsOf(relations), owner, oscar)).toBe(alone);
  });

  it('does not say so while the catalog does not answer', async () => {
    const facts = {
      entity: async () => {
        throw new Error('no answer');
      },
    };
    expect(await actsAlone(facts, owner, oscar)).toBe(false);
  });
});
