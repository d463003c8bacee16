export interface Config {
  /**
   * Configuration of the Kafka support plugin. Nothing of it is visible to the
   * frontend: pages ask the backend.
   */
  kafkaSupport?: {
    /**
     * The Kafka clusters the plugin looks after, by the id that people see in
     * resource refs (`prod/topic/orders.placed.v1`). Default: none.
     *
     * @visibility backend
     */
    clusters?: {
      [clusterId: string]: {
        /** Name for people. Default: the id. */
        title?: string;
        /** Which limits of the guardrails hold. */
        environment: 'development' | 'staging' | 'production';
        /**
         * How far the product may go: `observe` reads only, `propose` leaves
         * approved plans as commands for a pipeline, `apply` sends them.
         * Default: observe.
         */
        mode?: 'observe' | 'propose' | 'apply';
        /** Modes of single kinds, such as `topic-config: propose`. Default: `mode` for all. */
        modes?: { [kindId: string]: 'observe' | 'propose' | 'apply' };
        /** Brokers to start from, as `host:port`. */
        bootstrapServers: string[];
        /** What clients of the teams connect to, to copy. Default: `bootstrapServers`. */
        publicBootstrapServers?: string[];
        /** Name of the backend in the logs of the brokers. Default: kafka-support. */
        clientId?: string;
        /** Bound of each call, in milliseconds. Default: 5000. */
        timeoutMs?: number;
        /**
         * Files that define topics, applied by another tool: manifests of the
         * kind KafkaTopic. What they name is compared with them, and changed
         * there only. Default: none.
         */
        definitions?: Array<
          | {
              /** A file of the backend's machine. */
              path: string;
              managedBy: 'strimzi';
            }
          | {
              /** An address that `backend.reading` and `integrations` let it read. */
              url: string;
              managedBy: 'strimzi';
            }
        >;
        /**
         * Topics that another tool manages without such a file. They are
         * changed there only. Default: none.
         */
        managed?: Array<{
          by: 'strimzi' | 'terraform' | 'jikkou';
          /** Names; one that ends in `*` stands for all that begin so. */
          topics: string[];
          /** Where they are changed, for people. Default: the tool's name. */
          where?: string;
        }>;
        /** TLS. `true`: with the certificate authorities of Node. Default: none. */
        ssl?:
          | true
          | {
              /** Certificate authorities, PEM. Default: those of Node. */
              ca?: string;
              /** Client certificate, PEM. */
              cert?: string;
              /**
               * Key of the client certificate, PEM.
               *
               * @visibility secret
               */
              key?: string;
              /** Name that the brokers' certificates must have. Default: the host that is called. */
              serverName?: string;
              /** `false` accepts any certificate: for trials only. Default: true. */
              rejectUnauthorized?: boolean;
            };
        /** Default: none. */
        sasl?: {
          mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
          username: string;
          /** @visibility secret */
          password: string;
        };
      };
    };

    /** Who fills which role of a reviewer: entity refs of groups, or of users. */
    reviewers?: {
      /** At least one. It also answers for every role that nobody fills. */
      platform: string[];
      /** Default: none, platform answers. */
      security?: string[];
      /** Default: none, platform answers. */
      FinOps?: string[];
      /** Default: none, platform answers. */
      architecture?: string[];
    };

    /** Rules that requests are held to. */
    guardrails?: {
      /** Settings by rule id; GET /guardrails lists the ids and the limits in force. */
      rules?: {
        [ruleId: string]: {
          /** Default: true. */
          enabled?: boolean;
          /** What a failed rule does. Default: as the rule has it. */
          effect?: 'deny' | 'review' | 'warn';
          /** Limits on all clusters. Default: those of the rule for the environment. */
          limits?: object;
          /** Limits in an environment; they win over `limits`, key by key. */
          environments?: {
            development?: object;
            staging?: object;
            production?: object;
          };
          /** Limits on one cluster, by its id; they win over all others, key by key. */
          clusters?: { [clusterId: string]: object };
        };
      };
    };

    /** Where the support fields of a resource come from. */
    supportMetadata?: {
      /** Annotations of components, systems and groups that hold them. */
      annotations?: {
        /** Default: kafka-support.io/alert-route. */
        alertRoute?: string;
        /** Default: kafka-support.io/escalation. */
        escalation?: string;
        /** Default: kafka-support.io/runbook, else a link of the type `runbook`. */
        runbook?: string;
        /** Default: kafka-support.io/data-class. */
        dataClass?: string;
        /** Default: kafka-support.io/region. */
        region?: string;
        /** Default: kafka-support.io/cost-centre. */
        costCentre?: string;
        /** Default: kafka-support.io/tier. */
        tier?: string;
        /** Default: kafka-support.io/placement. */
        placement?: string;
        /** Default: kafka-support.io/downstream-effect. */
        downstreamEffect?: string;
      };
    };

    /** What proposes owners. Proposals grant nothing. */
    ownership?: {
      annotations?: {
        /** Annotation of a component that lists its topics. Default: kafka.apache.org/topics. */
        topics?: string;
        /** Of its consumer groups. Default: kafka.apache.org/consumer-groups. */
        consumerGroups?: string;
        /** Of its principals. Default: kafka.apache.org/principals. */
        principals?: string;
      };
      /** Whose names are by how they begin. The longest one that fits counts. Default: none. */
      prefixes?: {
        /** How a name begins, as Kafka has it: `orders.`. */
        prefix: string;
        /** A group: `group:default/orders`. */
        owner: string;
        /** Default: on every cluster. */
        cluster?: string;
        /** Default: topic. */
        types?: ('topic' | 'group' | 'principal' | 'connector')[];
      }[];
    };

    /** What exists on the clusters, read in the background. */
    inventory?: {
      /**
       * How often all clusters are read, by one replica, in milliseconds; at
       * least 1000. Default: 60000.
       */
      intervalMs?: number;
      /**
       * How many days what is gone is still listed as such; at least 1.
       * Default: 30.
       */
      keepGoneDays?: number;
    };

    /** From when on something is marked as to be cleaned up. */
    hygiene?: {
      /**
       * Days without a write after which a topic that no group reads is marked
       * as unused; at least 1. Default: 30.
       */
      unusedDays?: number;
      /**
       * Days without a commit after which the offsets of a group without
       * members are marked as stale; at least 1. Default: 14.
       */
      staleOffsetsDays?: number;
      /** Topics with fewer partitions are never marked as having too many; at least 2. Default: 12. */
      minPartitions?: number;
      /**
       * How many times the partitions that throughput and readers justify are
       * too many; at least 1.5. Default: 3.
       */
      partitionFactor?: number;
    };

    /** Reviews of who has access to streams with sensitive data. */
    accessReviews?: {
      /** Data classes (support metadata) whose streams are reviewed, in any case of letters. Default: none. */
      dataClasses?: string[];
      /** How many days after a review the next is opened. Default: 180. */
      everyDays?: number;
      /** How many days people have for a review. Default: 14. */
      dueDays?: number;
    };

    /** What is owed by a date, such as the end of a temporary change. */
    obligations?: {
      /** How many days before its date people are reminded; not in the first half of its time. Default: 3. */
      remindDays?: number;
      /** How often each replica looks for what is due, in milliseconds. Default: 30000. */
      sweepIntervalMs?: number;
    };

    /** Requests while they wait for people. */
    requests?: {
      /**
       * Days after which a request that nobody answers expires; those it
       * concerns are reminded before, see `obligations.remindDays`. Default: 30.
       */
      expireDays?: number;
    };

    /** The worker that applies approved plans. */
    execution?: {
      /**
       * How long a request stays with the replica that works on it without being
       * renewed, in milliseconds. Default: 30000.
       */
      leaseMs?: number;
      /** How often each replica looks for work that another one left, in milliseconds. Default: 5000. */
      sweepIntervalMs?: number;
      /** Requests worked on at the same time on one cluster and replica. Default: 8. */
      concurrencyPerCluster?: number;
    };
  };
}
