import type {
  Cluster,
  KindInfo,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleNow } from './time';

function cluster(
  id: string,
  environment: Cluster['environment'],
  mode: Cluster['mode'],
): Cluster {
  return {
    id,
    title: id,
    environment,
    mode,
    modesByKind: {},
    bootstrapServers: `kafka.${id}.example.com:9094`,
    securityProtocol: 'SASL_SSL',
    saslMechanism: 'scram-sha-512',
    health: {
      state: 'healthy',
      liveBrokers: 3,
      offlinePartitions: 0,
      underReplicatedPartitions: 0,
      offline: [],
      readAt: exampleNow,
    },
    authorizer: true,
  };
}

/** One cluster for each environment, and one that is only observed. @public */
export const exampleClusters: Cluster[] = [
  cluster('dev', 'development', 'apply'),
  cluster('staging', 'staging', 'propose'),
  cluster('prod', 'production', 'apply'),
  cluster('archive', 'production', 'observe'),
];

const modes = Object.fromEntries(
  exampleClusters.map(({ id, mode }) => [id, mode]),
);

/** The kinds of requests as GET /kinds answers them. @public */
export const exampleKinds: KindInfo[] = [
  {
    id: 'topic-create',
    title: 'I need a topic',
    description:
      'A new topic for your component, with the access that its producers and consumers need.',
    usually: 'Applied at once when it is inside the limits of the environment.',
    riskyWhen: 'It is large, keeps data long, or belongs to another team.',
    specJsonSchema: { type: 'object' },
    validationMetrics: [],
    modes,
  },
  {
    id: 'topic-config',
    title: 'Change how a topic behaves',
    description:
      'Set or remove configuration of a topic that exists, such as its clean-up policy.',
    usually: 'Applied at once on your own topic.',
    riskyWhen: 'The setting can lose data or break those who read it.',
    specJsonSchema: { type: 'object' },
    validationMetrics: [],
    modes,
  },
  {
    id: 'access',
    title: 'Let another service in',
    description: 'A service may write to a topic or read from it.',
    usually: 'On your own topics at once.',
    riskyWhen: 'The topic holds sensitive data.',
    specJsonSchema: { type: 'object' },
    validationMetrics: [],
    modes,
  },
  {
    id: 'ownership',
    title: 'Own a topic, group, principal or connector',
    description: 'Makes your team answer for something that nobody owns.',
    usually: 'A claim is reviewed by the platform team.',
    riskyWhen: 'Always.',
    specJsonSchema: { type: 'object' },
    validationMetrics: [],
    // Our own records only: whatever the cluster's mode.
    modes: Object.fromEntries(exampleClusters.map(({ id }) => [id, 'apply'])),
  },
];
