import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { alice, file, newTopic, oscar } from '../../../__testUtils__/scenes';
import { startPortal } from '../../../__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('hygiene over HTTP', () => {
  it('lists a principal that nobody answers for, with a fix that the portal takes', async () => {
    const portal = await startPortal();
    await portal.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: 'orders',
        principal: 'User:stranger',
        host: '*',
        operation: 'read',
        permission: 'allow',
      },
    ]);
    // A sync runs when a request was applied, unless one runs already.
    const marked = await eventually(async () => {
      const { id } = await file(portal, oscar, newTopic('orders-api'));
      await portal.reached(id, 'verified');
      const { items, facets } = await portal
        .as(alice)
        .listResources({ mark: 'unownedGrants' });
      expect(facets.marks).toContainEqual({ value: 'unownedGrants', count: 1 });
      return items;
    }, 20_000);
    expect(marked).toMatchObject([
      {
        resource: 'dev/principal/User%3Astranger',
        grants: 1,
        marks: [
          {
            mark: 'unownedGrants',
            says: expect.stringMatching(/^1 ACL names it/),
          },
        ],
      },
    ]);
    const fix = marked[0].marks![0].fix as { kind: string; spec: object };
    const { plan } = await portal.as(oscar).preview({
      kind: fix.kind,
      cluster: 'dev',
      spec: { ...fix.spec, owner: 'group:default/orders' },
    });
    expect(plan.changes.map(({ resource }) => resource)).toEqual([
      'dev/principal/User%3Astranger',
    ]);
  });

  it('refuses limits that would mark everything, by the name of the key', async () => {
    await expect(
      startPortal({ config: { hygiene: { unusedDays: 0 } } }),
    ).rejects.toThrow('kafkaSupport.hygiene.unusedDays');
  });
});
