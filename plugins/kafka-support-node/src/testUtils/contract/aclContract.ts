import { randomUUID } from 'node:crypto';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterOperation } from '../fakeFailures';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
} from './subject';

/** ACLs: reading, granting, revoking. */
export function aclContract(
  options: ClusterAdminContractOptions,
  operations: readonly ClusterOperation[],
): void {
  const holds = (operation: ClusterOperation) => operations.includes(operation);

  describe('ACLs', () => {
    const principals: string[] = [];
    const subject = contractSubject(options, ({ admin }) =>
      admin.deleteAcls(principals.map(principal => ({ principal }))),
    );
    const newAcl = (overrides?: Partial<AclBinding>): AclBinding => {
      const principal = overrides?.principal ?? `User:${randomUUID()}`;
      principals.push(principal);
      return {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: `contract-${randomUUID()}`,
        principal,
        host: '*',
        operation: 'read',
        permission: 'allow',
        ...overrides,
      };
    };
    const grant = async (...acls: AclBinding[]) => {
      await subject.admin.createAcls(acls);
      await eventually(async () => {
        for (const acl of acls)
          expect(await subject.admin.describeAcls(acl)).toEqual([acl]);
      });
    };

    if (holds('describeAcls')) {
      it('finds ACLs by whatever is asked', async () => {
        const read = newAcl();
        const describe = newAcl({ ...read, operation: 'describe' });
        const group = newAcl({
          principal: read.principal,
          resourceType: 'group',
          patternType: 'prefixed',
          permission: 'deny',
        });
        await grant(read, describe, group);
        const find = (filter: Partial<AclBinding>) =>
          subject.admin.describeAcls(filter);
        const { principal, resourceName } = read;
        expect(await find({ principal, operation: 'read' })).toEqual(
          expect.arrayContaining([read, group]),
        );
        expect(await find({ principal, resourceType: 'topic' })).toHaveLength(
          2,
        );
        expect(await find({ resourceName, operation: 'describe' })).toEqual([
          describe,
        ]);
        expect(await find({ principal, patternType: 'prefixed' })).toEqual([
          group,
        ]);
        expect(await find({ principal, permission: 'deny' })).toEqual([group]);
        expect(await find({ principal: 'User:nobody' })).toEqual([]);
        expect(await find({})).toEqual(
          expect.arrayContaining([read, describe, group]),
        );
      });

      it.each([
        { resourceType: 'transactional-id', operation: 'write' },
        {
          resourceType: 'cluster',
          resourceName: 'kafka-cluster',
          operation: 'idempotent-write',
        },
        { host: '10.0.0.1', operation: 'all' },
        { operation: 'describe-configs' },
        { operation: 'alter-configs', permission: 'deny' },
      ] as const)('reads back %j as it was granted', async overrides => {
        const acl = newAcl(overrides);
        await grant(acl);
        expect(
          await subject.admin.describeAcls({ principal: acl.principal }),
        ).toEqual([acl]);
      });
    }

    if (holds('createAcls')) {
      it('grants the same twice and keeps it once', async () => {
        const acl = newAcl();
        await grant(acl);
        await grant(acl);
        const { principal } = acl;
        expect(await subject.admin.describeAcls({ principal })).toEqual([acl]);
      });

      it('refuses a malformed principal and keeps what stood beside it', async () => {
        const good = newAcl();
        await expect(
          subject.admin.createAcls([good, newAcl({ principal: 'orders-api' })]),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'INVALID_REQUEST',
          message:
            'Could not parse principal from `orders-api` (no colon is present separating the principal type from the principal name)',
        });
        await eventually(async () =>
          expect(await subject.admin.describeAcls(good)).toEqual([good]),
        );
      });

      it.each([
        [{ resourceName: '' }, 'Invalid empty resource name'],
        [
          { resourceType: 'cluster', resourceName: 'mine' },
          'The only valid name for the CLUSTER resource is kafka-cluster',
        ],
      ] as const)('refuses %j', async (overrides, message) => {
        await expect(
          subject.admin.createAcls([newAcl(overrides)]),
        ).rejects.toMatchObject({ code: 'INVALID_REQUEST', message });
      });
    }

    if (holds('deleteAcls')) {
      it('revokes what a filter names and says what that was', async () => {
        const read = newAcl();
        const write = newAcl({ ...read, operation: 'write' });
        const other = newAcl();
        await grant(read, write, other);
        const { principal } = read;
        const deleted = await subject.admin.deleteAcls([{ principal }]);
        expect(deleted).toHaveLength(2);
        expect(deleted).toEqual(expect.arrayContaining([read, write]));
        await eventually(async () =>
          expect(await subject.admin.describeAcls({ principal })).toEqual([]),
        );
        expect(await subject.admin.describeAcls(other)).toEqual([other]);
      });

      it('revokes nothing where nothing matches', async () => {
        const acl = newAcl();
        expect(await subject.admin.deleteAcls([acl])).toEqual([]);
      });
    }
  });

  const { createWithoutAuthorizer } = options;
  if (createWithoutAuthorizer) {
    describe('ACLs on a cluster without an authorizer', () => {
      const subject = contractSubject({
        ...options,
        create: createWithoutAuthorizer,
      });
      const acl: AclBinding = {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: 'orders',
        principal: 'User:orders-api',
        host: '*',
        operation: 'read',
        permission: 'allow',
      };
      const calls = {
        describeAcls: () => subject.admin.describeAcls({}),
        createAcls: () => subject.admin.createAcls([acl]),
        deleteAcls: () => subject.admin.deleteAcls([acl]),
      };
      it.each((Object.keys(calls) as (keyof typeof calls)[]).filter(holds))(
        '%s says that there is no security',
        async operation => {
          await expect(calls[operation]()).rejects.toMatchObject({
            name: 'RefusedByBrokerError',
            code: 'SECURITY_DISABLED',
          });
        },
      );
    });
  }
}
