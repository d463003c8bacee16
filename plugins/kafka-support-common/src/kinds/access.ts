import { z } from 'zod';
import { aclBindingSchema, type AclBinding } from '../operations';

/** Who gets which rights: three usual sets of rights, or each right by itself. @public */
export const accessProfiles = [
  'producer',
  'transactional producer',
  'consumer',
  'custom',
] as const;
/** @public */
export type AccessProfile = (typeof accessProfiles)[number];

type ResourceType = AclBinding['resourceType'];
type Operation = AclBinding['operation'];

/**
 * Operations that mean something on a resource; Kafka takes any and ignores the
 * others. Source: `AclEntry.supportedOperations` of Kafka 4.
 *
 * @public
 */
export const operationsByResource = {
  topic: [
    'read',
    'write',
    'describe',
    'describe-configs',
    'alter-configs',
    'alter',
    'create',
    'delete',
    'all',
  ],
  group: [
    'read',
    'describe',
    'delete',
    'describe-configs',
    'alter-configs',
    'all',
  ],
  'transactional-id': ['write', 'describe', 'all'],
  cluster: [
    'describe',
    'describe-configs',
    'alter',
    'alter-configs',
    'create',
    'cluster-action',
    'idempotent-write',
    'all',
  ],
} as const satisfies Record<ResourceType, readonly Operation[]>;

// Control characters, and those that turn the direction of the text around them.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const visible = (max: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(text => !INVISIBLE.test(text), {
      message: 'must not hold control or invisible characters',
    })
    .refine(text => text === text.trim(), {
      message: 'must not begin or end with a blank',
    });

const TOPIC_NAME = /^(\*|[a-zA-Z0-9._-]+)$/;
const topicSchema = visible(249).regex(
  TOPIC_NAME,
  'must hold only letters, digits, ".", "_" and "-"',
);
const idSchema = visible(249);
const patternSchema = aclBindingSchema.shape.patternType;

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const hostSchema = z
  .string()
  .max(100)
  .refine(
    text => text === '*' || IPV4.test(text) || z.ipv6().safeParse(text).success,
    {
      message:
        'must be an address such as "10.0.0.1", or "*" for every address: Kafka compares addresses, never host names or ranges',
    },
  );

const UNTIL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;
const untilSchema = z
  .string()
  .max(40)
  .refine(
    text =>
      UNTIL.test(text) &&
      // Date takes the 30th of February for the 2nd of March.
      z.iso.date().safeParse(text.slice(0, 10)).success &&
      !Number.isNaN(Date.parse(text)),
    {
      message:
        'must be a date such as "2026-12-05", or a time in UTC such as "2026-12-05T16:00Z"',
    },
  );

/**
 * One right of the principal: an ACL binding without what the spec says once.
 * Only rights that allow: what denies is not asked for here.
 *
 * @public
 */
export const accessBindingSchema = z.strictObject({
  resourceType: aclBindingSchema.shape.resourceType,
  /** `literal` by default. */
  patternType: patternSchema.optional(),
  resourceName: visible(500),
  operation: aclBindingSchema.shape.operation,
  /** Every address by default. */
  host: visible(100).optional(),
});
/** @public */
export type AccessBinding = z.infer<typeof accessBindingSchema>;

const shared = {
  action: z.enum(['grant', 'revoke']),
  /** `User:orders-api`; of a TLS certificate the whole name, commas included. */
  principal: visible(300).regex(
    /^[A-Za-z][A-Za-z0-9]*:\S/,
    'must be a Kafka principal such as "User:orders-api"',
  ),
  /**
   * Only of a grant: it is taken back by itself at this time, a time in UTC or a
   * date, to whose end it lasts.
   */
  until: untilSchema.optional(),
};
const onTopic = {
  ...shared,
  topic: topicSchema,
  /** `literal` by default; `prefixed`: every topic whose name begins so, also later ones. */
  topicPattern: patternSchema.optional(),
  /** The address that may connect; every address by default. */
  host: hostSchema.optional(),
};

/**
 * Spec of `access`: what a principal may do, granted or taken back. What is too
 * wide to be granted is a rule's to refuse: it can still be revoked.
 *
 * @public
 */
export const accessSpecSchema = z
  .discriminatedUnion(
    'profile',
    [
      z.strictObject({ profile: z.literal('producer'), ...onTopic }),
      z.strictObject({
        profile: z.literal('transactional producer'),
        ...onTopic,
        transactionalId: idSchema,
        transactionalIdPattern: patternSchema.optional(),
      }),
      z.strictObject({
        profile: z.literal('consumer'),
        ...onTopic,
        group: idSchema,
        groupPattern: patternSchema.optional(),
      }),
      z.strictObject({
        profile: z.literal('custom'),
        ...shared,
        /** Exactly these, such as those an access review names. */
        bindings: z.array(accessBindingSchema).min(1).max(50),
      }),
    ],
    { error: `must be one of ${accessProfiles.join(', ')}` },
  )
  .superRefine((spec, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (spec.action === 'revoke') {
      // What is there can be taken away, however it came to be.
      if (spec.until)
        issue(['until'], 'must not be given: what is revoked has no end');
      return;
    }
    if (!spec.principal.startsWith('User:'))
      issue(
        ['principal'],
        'must begin with "User:": Kafka knows clients by no other type',
      );
    if (spec.profile !== 'custom') return;
    spec.bindings.forEach((binding, index) => {
      const { resourceType, resourceName, operation, host } = binding;
      const at = (field: string) => ['bindings', index, field];
      const valid: readonly Operation[] = operationsByResource[resourceType];
      if (!valid.includes(operation))
        issue(
          at('operation'),
          `must be one that a ${resourceType} has: ${valid.join(', ')}`,
        );
      const name =
        resourceType === 'topic'
          ? topicSchema.safeParse(resourceName)
          : undefined;
      if (name?.error) issue(at('resourceName'), name.error.issues[0].message);
      if (resourceType === 'cluster' && resourceName !== 'kafka-cluster')
        issue(at('resourceName'), 'must be "kafka-cluster"');
      const from = hostSchema.optional().safeParse(host);
      if (from.error) issue(at('host'), from.error.issues[0].message);
    });
  });
/** @public */
export type AccessSpec = z.infer<typeof accessSpecSchema>;

/** When a temporary grant ends, ISO 8601 in UTC: a date lasts to its end. @public */
export function endOfAccess(until: string): string {
  const start = new Date(until);
  if (!until.includes('T')) start.setUTCDate(start.getUTCDate() + 1);
  return start.toISOString();
}

/**
 * The rights that a spec speaks of and no others, each once. Producing needs
 * WRITE, consuming READ on topic and group; DESCRIBE is implied by them and
 * stated so that it is seen.
 *
 * @public
 */
export function bindingsOf(spec: AccessSpec): AclBinding[] {
  const bindings = rightsOf(spec).map(
    (right): AclBinding => ({
      resourceType: right.resourceType,
      patternType: right.patternType ?? 'literal',
      resourceName: right.resourceName,
      principal: spec.principal,
      host: right.host ?? '*',
      operation: right.operation,
      permission: 'allow',
    }),
  );
  return [...new Map(bindings.map(each => [bindingKey(each), each])).values()];
}

function rightsOf(spec: AccessSpec): AccessBinding[] {
  if (spec.profile === 'custom') return spec.bindings;
  const on = (
    resourceType: ResourceType,
    resourceName: string,
    patternType: AclBinding['patternType'] | undefined,
    operations: Operation[],
  ) =>
    operations.map(operation => ({
      resourceType,
      resourceName,
      patternType,
      operation,
      host: spec.host,
    }));
  const topic = (operation: Operation) =>
    on('topic', spec.topic, spec.topicPattern, [operation, 'describe']);
  switch (spec.profile) {
    case 'producer':
      // Idempotent writing needs no right of its own since Kafka 2.8 (KIP-679).
      return topic('write');
    case 'transactional producer':
      return [
        ...topic('write'),
        ...on(
          'transactional-id',
          spec.transactionalId,
          spec.transactionalIdPattern,
          ['write', 'describe'],
        ),
      ];
    case 'consumer':
      return [
        ...topic('read'),
        ...on('group', spec.group, spec.groupPattern, ['read']),
      ];
    default:
      throw new Error(
        `Unknown profile "${(spec satisfies never as any).profile}"`,
      );
  }
}

/** The same text for the same binding, whatever the order of its fields. @public */
export function bindingKey(binding: AclBinding): string {
  return JSON.stringify([
    binding.principal,
    binding.resourceType,
    binding.patternType,
    binding.resourceName,
    binding.operation,
    binding.host,
    binding.permission,
  ]);
}

/**
 * The spec that takes back or gives exactly these rights: what an access review
 * or drift files. They must be of one principal and allow something; undefined
 * when they are not.
 *
 * @public
 */
export function accessSpecOf(
  action: AccessSpec['action'],
  bindings: readonly AclBinding[],
): AccessSpec | undefined {
  const [first] = bindings;
  if (
    !first ||
    bindings.some(
      ({ principal, permission }) =>
        principal !== first.principal || permission !== 'allow',
    )
  )
    return undefined;
  const spec = accessSpecSchema.safeParse({
    action,
    principal: first.principal,
    profile: 'custom',
    bindings: bindings.map(
      ({ resourceType, patternType, resourceName, operation, host }) => ({
        resourceType,
        patternType,
        resourceName,
        operation,
        host,
      }),
    ),
  });
  return spec.data;
}
