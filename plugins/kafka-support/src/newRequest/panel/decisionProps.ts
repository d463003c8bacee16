import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  FixFields,
  PreviewState,
} from '@kafka-support/backstage-plugin-kafka-support-react';

/** What the parts of the live answer need. */
export interface DecisionProps {
  state: PreviewState;
  /** Whether the form holds enough to ask. */
  asking: boolean;
  kind: string;
  cluster: Cluster | undefined;
  onFix(fields: FixFields): void;
}
