import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import { reasonOf } from '../../clusters';
import type { TopicHistory } from './DoneRequests';
import type { ObservedState } from './differencesOf';
import { hasNoAuthorizer } from './observedState';

/** Topics whose settings are read at one look: about a second of a cluster's time. */
const MAX_TOPICS = 1_000;

/** What one look read. */
export interface ReadStates {
  of(topic: string): Pick<ObservedState, 'overrides' | 'grants'>;
  /** ACLs could not be read, though there may be some. */
  accessUnread: boolean;
}

interface LastRead {
  look: number;
  stand: string;
}

/** Settings and ACLs of many topics, settings in turn. */
export class TopicStates {
  /** By cluster and topic: at which look its settings were last read, and where its requests stood. */
  readonly #read = new Map<string, Map<string, LastRead>>();
  #look = 0;

  async read(
    admin: Pick<ClusterAdmin, 'describeTopicConfigs' | 'describeAcls'>,
    cluster: string,
    topics: readonly { topic: { name: string }; history?: TopicHistory }[],
  ): Promise<ReadStates> {
    this.#look += 1;
    const before = this.#read.get(cluster);
    const lastRead = new Map(
      topics.flatMap(({ topic: { name }, history }) => {
        const last = before?.get(name);
        if (!history) return [];
        const isSame = last?.stand === history.stand;
        return [
          [name, { look: isSame ? last.look : 0, stand: history.stand }],
        ] as [string, LastRead][];
      }),
    );
    this.#read.set(cluster, lastRead);
    const chosen = [...lastRead]
      .sort(([, a], [, b]) => a.look - b.look)
      .slice(0, MAX_TOPICS)
      .map(([name]) => name);
    const [{ read }, grants] = await Promise.all([
      chosen.length > 0 ? admin.describeTopicConfigs(chosen) : { read: [] },
      topics.length > 0 ? readGrants(admin) : new Map<string, AclBinding[]>(),
    ]);
    const overrides = new Map(
      read.map(({ name, config }) => [
        name,
        Object.fromEntries(
          config
            .filter(entry => entry.override)
            .map(entry => [entry.name, entry.value ?? '']),
        ),
      ]),
    );
    for (const name of overrides.keys()) {
      const last = lastRead.get(name);
      if (last) last.look = this.#look;
    }
    return {
      of: name => ({
        overrides: overrides.get(name),
        ...(grants instanceof Map && { grants: grants.get(name) ?? [] }),
      }),
      accessUnread: grants === 'unread',
    };
  }
}

/** ACLs that name one topic, by it. */
async function readGrants(
  admin: Pick<ClusterAdmin, 'describeAcls'>,
): Promise<Map<string, AclBinding[]> | 'none' | 'unread'> {
  try {
    const acls = await admin.describeAcls({
      resourceType: 'topic',
      patternType: 'literal',
    });
    return Map.groupBy(acls, ({ resourceName }) => resourceName);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    return hasNoAuthorizer(`${code} ${reasonOf(error)}`) ? 'none' : 'unread';
  }
}
