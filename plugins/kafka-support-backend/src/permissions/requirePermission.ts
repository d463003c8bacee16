import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

export async function isPermitted(
  permissions: PermissionsService,
  permission: BasicPermission,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  return result === AuthorizeResult.ALLOW;
}

/** @throws NotAllowedError that names the permission */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  credentials: BackstageCredentials,
): Promise<void> {
  if (await isPermitted(permissions, permission, credentials)) return;
  throw notPermitted(permission.name);
}

export function notPermitted(permission: string): NotAllowedError {
  return new NotAllowedError(
    `You are not allowed to do this: it needs the permission "${permission}", which the portal's administrators grant`,
  );
}
